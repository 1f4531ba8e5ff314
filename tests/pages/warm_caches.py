"""What pages keep in memory of the first start, kept for the tests that come after one with a store of its own.

What is kept has the store's number as its key, and a copy that a test changes reaches the same numbers with other
figures. Forgetting everything after such a test would be right, and would have every test that follows work out the
results of the first start again.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.runtime.caching.cache_resource_api import _resource_caches


@contextmanager
def as_before() -> Iterator[None]:
    """Afterwards exactly that is kept which was kept before. Streamlit itself can only forget."""
    functions = {session: dict(caches) for session, caches in _resource_caches._function_caches.items()}
    results = [(cache, dict(cache._mem_cache)) for caches in functions.values() for cache in caches.values()]
    try:
        yield
    finally:
        st.cache_resource.clear()
        for cache, kept in results:
            cache._mem_cache.update(kept)
        _resource_caches._function_caches = functions
