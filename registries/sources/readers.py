"""Every built-in list that a program reads, and its reader. Who only judges records imports none of them."""

from registries.reader import Reader
from registries.sources.lenders import READERS as LENDERS
from registries.sources.miit import READERS as MIIT
from registries.sources.nfra import READERS as NFRA
from registries.sources.pboc import READERS as PBOC
from registries.sources.provinces import READERS as PROVINCES

READERS: tuple[Reader, ...] = (*NFRA, *PBOC, *MIIT, *LENDERS, *PROVINCES)
