"""A revision as files: built once a machine, mapped by every process, shared through the page cache.

    index/
      lock                                  held by whoever builds
      .building-…/                          half a snapshot; the next builder clears it
      <revision>-<fingerprint>/             the index of its names: one file a table, and manifest.json; never changed
                                            once it is there
      datasets/                             the same again, of its records as a graph

A snapshot is published by one rename, so that it is there whole or not at all. Whatever is wrong with one is a reason
to build it anew, never a reason not to answer.
"""

from checker.revisions.snapshot.snapshots import Names, Snapshots

__all__ = ["Names", "Snapshots"]
