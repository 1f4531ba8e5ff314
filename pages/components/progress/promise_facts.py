"""What else stands in the document and in the ledger of a promise: its source, owner, target, and how we read it."""

import re

from config.plan import Promise
from metrics.promises.reported_figures import Row
from pages.components.progress import promise_words
from pages.components.progress.progress_views import Known
from pages.components.shared.content import Facts, facts
from pages.components.shared.running_text import Link, Sentence, Span, sentence


def facts_of(promise: Promise, row: Row, known: Known) -> Facts:
    """The facts by their names, each that there is."""
    plan, _ = known.config.promises[promise.id]
    page = known.config.pages[promise.page]
    texts = {
        "Cannot be measured as written": _why_not(promise),
        "Source and frequency, as printed": promise.source,
        "Date, as printed": promise.printed,
        "Obtainable, as printed": _obtainable(promise, row),
        "Owner": promise.owner,
        "Updates": promise_words.interval(promise),
        "Target": "; ".join(_targets(promise, known)),
        "Evidence": row["evidence"],
        "How we read it": promise.note,
        "Manifesto commitments": _commitments(promise),
        "Document": plan.source,
    }
    elsewhere = Span(page.title, link=Link(page.url)) if promise.page != "progress" else ""
    linked = {name: _with_links(text) for name, text in texts.items()}
    return facts(linked | {"Page": sentence(elsewhere)}, kind="facts")


def _why_not(promise: Promise) -> str:
    cannot = promise.cannot
    if cannot is None:
        return ""
    since = promise_words.in_words(cannot.since.isoformat())
    return f"{cannot.why} Since {since} ({cannot.source}). Instead: {cannot.instead}"


def _obtainable(promise: Promise, row: Row) -> str:
    if promise.obtainable:
        return "Y"
    of_report = row["plan"] == "scrutiny-measures" and promise.kind == "criterion"
    return "Left blank" if of_report and not promise.next_steps else ""


def _targets(promise: Promise, known: Known) -> list[str]:
    levels = [
        f"{figure.title}: {promise_words.level(figure.target, figure)}"
        for figure in promise.figures.values()
        if figure.target
    ]
    return [*levels, *dict.fromkeys(row["words"] for row in known.targets_of(promise))]


def _commitments(promise: Promise) -> str:
    served = [f"serves {', '.join(promise.manifesto)}"] if promise.manifesto else []
    return "; ".join([*served, *([f"supports {', '.join(promise.supports)}"] if promise.supports else [])])


def _with_links(fact: str) -> Sentence:
    """Text, in which a web address can be followed."""
    runs = re.split(r"(?<![^ ])(https?://[^ ]*)", fact)
    links = (
        Span(run, link=Link(run, elsewhere=True)) if place % 2 else run for place, run in enumerate(runs)
    )
    return sentence(*links)
