"""The shipped facts as a dataset, the way a check sees them."""

from pathlib import Path

from checker.check import publish_starter
from checker.dataset import Dataset
from checker.revisions import load_dataset
from registries.store import Store


def shipped(folder: Path) -> Dataset:
    """The starter facts, published to a new store in `folder` and read back."""
    store = Store(f"sqlite:///{folder / 'evaluation.db'}")
    publish_starter(store)
    return load_dataset(store, store.revision())
