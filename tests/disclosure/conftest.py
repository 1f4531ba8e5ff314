"""Which tests are run by one worker, which makes what they share once."""

import pytest

# Their worlds, bases or likelihoods are kept in memory, and take longer to make than all that is then asked of them.
SHARING = ("test_bases", "test_likelihoods", "test_paired_worlds", "test_worlds")


def pytest_itemcollected(item: pytest.Item) -> None:
    if item.path.stem in SHARING:
        item.add_marker(pytest.mark.xdist_group(f"disclosure: {item.path.stem}"))
