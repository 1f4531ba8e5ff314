"""One file under way, in the officer's own session, and what every step of its upload shows of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

import pandas as pd
import streamlit as st

from config import Config
from config.periods import in_order, in_words
from loaders import changes, store
from loaders.changes import Counted
from loaders.fetching.ledger import Line
from loaders.intake import Checked
from loaders.reading.source import Source
from loaders.recognising import Asked
from metrics.figures.results import extracts_needed, results
from pages.components.render.page import html
from pages.components.shared.content import facts, items
from pages.components.shell import cached
from pages.components.upload import headline_changes, source_order
from pages.components.upload.headline_changes import Headline, Standing, Tables
from pages.components.upload.hidden_figures import newly_hidden

STEPS = ("Choose", "Read", "Match", "Check", "Confirm", "Receipt")
Released = Mapping[str, pd.DataFrame]
# Whole paths: a page is found from the folder of the shell, whichever script started the server.
PAGES = Path(__file__).parents[2]


@dataclass(frozen=True)
class Outcome:
    """What a file changes: figures counted, the measures whose figures it holds, first sentences of pages, whose
    figures it stands in for, and which figures it hides."""

    counted: Counted
    measures: list[str]
    headlines: list[Headline]
    stand_ins: list[str]
    hidden: list[str]


@dataclass(frozen=True)
class Sent:
    """A file as it came from the browser: in memory, or a large one on the disk for as long as it is here."""

    source: Source
    name: str


@dataclass
class Draft:
    """One file under way: what was read, as it was `asked`, what it would change, and what became of it. `mending`: the
    officer would rather mend the file than say what is not sure in it; `seen_read`: that what was read has been seen;
    `fetched`: as what it waited, where it was not uploaded."""

    checked: Checked
    sent: Sent
    asked: Asked
    changes: dict[str, store.Change] = field(default_factory=dict)
    outcome: Outcome | None = None
    problem: str = ""
    receipt: store.Receipt | None = None
    mending: bool = False
    seen_read: bool = False
    fetched: Line | None = None

    @property
    def loaded_as(self) -> str:
        """The uploads under which everything in the file stands already; empty where it would change something."""
        if not self.changes or not all(change.unchanged for change in self.changes.values()):
            return ""
        return ", ".join(dict.fromkeys(change.standing for change in self.changes.values()))


def head(title: str, step: str) -> None:
    """The title of a step and the line of all steps. `title` is ours: nothing of a file may stand in it."""
    st.title(title, anchor=False)
    numbered = [f"{number} {name}" for number, name in enumerate(STEPS, 1)]
    st.html(html(items(numbered, ordered=True, kind="steps", now=STEPS.index(step))))


def address(**marks: str) -> None:
    """Let the address say where the officer is, so that a reload can: a draft was open, or a receipt is shown."""
    if st.query_params.to_dict() != marks:
        st.query_params.from_dict(marks)


def compared(draft: Draft, settings: Config) -> Outcome:
    """What the file would change, against what stands now."""
    upload, at = draft.checked.upload, cached.number()
    assert upload is not None
    touched = headline_changes.touched(upload.extract, draft.changes, settings)
    before = {name: cached.released(name, at) for name in _needed(upload.extract, touched, settings)}
    proposed = headline_changes.with_proposed(before[upload.extract], upload, draft.changes)
    after = before | {upload.extract: proposed}
    tables = _tables(at), lambda name: results(name, after, settings)
    return _outcome(upload, draft.changes, touched, (before, after), tables, settings)


def published(receipt: store.Receipt, settings: Config) -> Outcome:
    """What a stored file changed, from the releases just before it and just after."""
    then, now = receipt.number - len(receipt.changed), receipt.number
    made = changes.afterwards(
        receipt, cached.released(receipt.extract, then), cached.released(receipt.extract, now)
    )
    touched = headline_changes.touched(receipt.extract, made, settings)
    needed = _needed(receipt.extract, touched, settings)
    before, after = ({name: cached.released(name, at) for name in needed} for at in (then, now))
    return _outcome(receipt, made, touched, (before, after), (_tables(then), _tables(now)), settings)


def _outcome(
    file: store.Upload | store.Receipt, made: Mapping[str, store.Change], touched: Mapping[str, frozenset[str]],
    releases: tuple[Released, Released], tables: tuple[Tables, Tables], settings: Config,
) -> Outcome:  # fmt: skip
    """From the releases and the results tables before the file and after it."""
    own = [name for name in touched if settings.measures[name].extract == file.extract]
    stand_ins = source_order.stand_ins(own, file.source, *releases, settings)
    before, after = map(cache, tables)
    return Outcome(
        changes.counted(made),
        own,
        headline_changes.headlines(
            touched, Standing(releases[0], before), Standing(releases[1], after), settings
        ),
        source_order.sentences(stand_ins, settings),
        newly_hidden(own, [*made], before, after, settings),
    )


def _tables(at: int) -> Tables:
    return partial(cached.table, comparator="", at=at)


def _needed(extract: str, touched: Mapping[str, frozenset[str]], settings: Config) -> set[str]:
    return {extract, *(other for name in touched for other in extracts_needed(name, settings))}


def about(draft: Draft, settings: Config) -> None:
    """The file, what was read of it and what it is, on one line."""
    checked = draft.checked
    extract = settings.extracts[checked.extract].title if checked.extract else "Not recognised"
    read = {
        "File": checked.file_name,
        "Sheet": checked.sheet,
        "Read": f"{checked.rows_read:,} rows, {checked.columns_read} columns" if checked.columns_read else "",
        "Extract": extract if checked.columns_read else "",
        "Source": checked.origin,
        "Period": periods(checked.periods),
    }
    st.html(html(facts(read)))


def periods(labels: tuple[str, ...]) -> str:
    """The first and the last of some periods, in words."""
    words = [in_words(period) for period in in_order(labels)]
    return words[0] if len(words) == 1 else f"{words[0]} to {words[-1]}" if words else ""


def again() -> None:
    """Go back to the first step."""
    forgotten()
    address()
    st.rerun()


def forgotten() -> None:
    """Forget the draft and the file, so that the field for one is empty."""
    st.session_state["attempt"] = st.session_state.get("attempt", 0) + 1
    st.session_state["draft"] = None
