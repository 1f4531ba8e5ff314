"""One file under way, in the officer's own session, and what every step of its upload shows of it."""

from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from config import Config
from config.periods import in_order, in_words
from loaders import intake, store
from loaders.intake import Checked
from metrics.release import builder
from metrics.results import extracts_needed
from pages.components import cached, strip
from pages.components import changes as openings
from pages.components.table_html import plain_table

STEPS = ("Choose", "Check", "Confirm", "Receipt")
BY = "officer at this computer"
# Whole paths: a page is found from the folder of the shell, whichever script started the server.
PAGES = Path(__file__).parent.parent


@dataclass
class Draft:
    """One file under way: what was read, what it would change, and what became of it."""

    data: bytes
    checked: Checked
    changes: dict[str, store.Change] = field(default_factory=dict)
    receipt: store.Receipt | None = None
    headlines: list[openings.Headline] = field(default_factory=list)
    problem: str = ""


def head(title: str, step: str) -> None:
    st.title(title, anchor=False)
    done = STEPS.index(step)
    items = "".join(f"<li{_marked(place, done)}>{place + 1} {name}</li>" for place, name in enumerate(STEPS))
    st.html(f'<ol class="eq-steps">{items}</ol>')


def _marked(place: int, now: int) -> str:
    reached = ' class="eq-reached"' if place <= now else ""
    return reached + (' aria-current="step"' if place == now else "")


def read(data: bytes, name: str, extract: str | None, settings: Config) -> Draft:
    checked = intake.check(data, name, settings, extract=extract)
    draft = Draft(data, checked)
    if checked.upload is not None:
        draft.changes = store.preview(cached.writer(), checked.upload, build=builder(settings))
        draft.headlines = _headlines(draft, settings)
    return draft


def _headlines(draft: Draft, settings: Config) -> list[openings.Headline]:
    upload = draft.checked.upload
    assert upload is not None
    touched = {name for name in settings.measures if upload.extract in extracts_needed(name, settings)}
    frames = {
        extract: cached.released(extract, cached.number())
        for name in touched
        for extract in extracts_needed(name, settings)
    }
    return openings.headlines(
        upload.extract, upload.source, draft.changes, frames, settings, upload.demonstration
    )


def about(draft: Draft, settings: Config) -> None:
    checked = draft.checked
    extract = settings.extracts[checked.extract].title if checked.extract else "Not recognised"
    facts = {
        "File": checked.file_name,
        "Read": f"{checked.rows_read:,} rows, {checked.columns_read} columns",
        "Extract": extract,
        "Source": checked.origin,
        "Period": periods(checked),
    }
    st.html(strip.facts_line({name: fact for name, fact in facts.items() if fact}))


def periods(checked: Checked) -> str:
    words = [in_words(period) for period in in_order(checked.periods)]
    return words[0] if len(words) == 1 else f"{words[0]} to {words[-1]}" if words else ""


def again() -> None:
    st.session_state["attempt"] = st.session_state.get("attempt", 0) + 1
    st.session_state["draft"] = None
    st.rerun()


def before_and_after(draft: Draft, settings: Config) -> str:
    rows = [
        (f"{settings.pages[one.page].title}: {one.measure}", one.before, one.after) for one in draft.headlines
    ]
    return plain_table("Headlines before and after", ["Page", "Before", "After"], rows)
