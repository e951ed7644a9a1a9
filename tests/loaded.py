"""What nearly every command needs, loaded and read once: by the fork server of `preloaded`, and by nobody else."""

import gc
from importlib import import_module

from checker.app import factory as app
from checker.cache import redis_cache
from checker.cli import main as cli
from checker.rules import load, load_wording
from checker.server import serve as server
from checker.web import i18n as text
from tests import preloaded
from tests.cache import redis_pace
from tests.registries.refresh import jobs

#: A command imports its own module when it is run.
_COMMANDS = [import_module(f"checker.cli.{place.partition(':')[0]}") for place, _ in cli.COMMANDS.values()]

MODULES = (app, redis_cache, *_COMMANDS, server, preloaded, redis_pace, jobs)

load()
load_wording()
text.texts()

# a fork walks through none of it, and so copies none of it
gc.collect()
gc.freeze()
