"""A test with a store of its own leaves what pages keep in memory as it was."""

import streamlit as st

from tests.pages.warm_caches import as_before

worked_out: list[int] = []


@st.cache_resource(show_spinner=False)
def doubled(number: int) -> int:
    worked_out.append(number)
    return 2 * number


def test_what_was_kept_before_is_kept_and_what_came_in_between_is_forgotten() -> None:
    worked_out.clear()
    doubled.clear()
    assert doubled(1) == 2
    with as_before():
        assert (doubled(1), doubled(2)) == (2, 4)
    assert (doubled(1), doubled(2)) == (2, 4)
    assert worked_out == [1, 2, 2]


def test_what_was_forgotten_in_between_is_kept_again() -> None:
    worked_out.clear()
    doubled.clear()
    assert doubled(1) == 2
    with as_before():
        st.cache_resource.clear()
        assert doubled(1) == 2
    assert doubled(1) == 2
    assert worked_out == [1, 1]
