"""The rows of the progress page as markup: a table a section, with what is secondary in a disclosure of each row."""

from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlencode

from config.plan import Promise
from metrics.promises import reported_figures
from metrics.promises.progress import latest_targets, state_of_target
from pages.components.progress import latest_figures, promise_words
from pages.components.progress.progress_views import NOUNS, Entry, Known, Part, Row
from pages.components.shared import marks
from pages.components.shared.table_html import Html, table, with_mark, withheld
from pages.components.shared.table_html import safe as text
from pages.components.words.findings import starting

HEADER = ("Promise", "Latest", "State", "Next update due")


def part(one: Part, known: Known, *, opened: bool) -> str:
    """A heading, folded or open, and under it the promises that need updates and then the statements that do not."""
    asked = [entry for entry in one.entries if entry[0].reports != "text"]
    said = [entry for entry in one.entries if entry[0].reports == "text"]
    goal = f'<span class="eq-goal">{text(one.wording)}</span>' if one.wording else ""
    return (
        f'<details class="eq-fold"{" open" if opened else ""}><summary><h2>{text(one.title)}</h2>'
        f'<span class="eq-base">{text(_counted(asked, said))}</span>{goal}</summary>'
        f"{_table(one, asked, known) if asked else ''}{_statements(said, known) if said else ''}</details>"
    )


def _counted(asked: Sequence[Entry], said: Sequence[Entry]) -> str:
    """What is in a section before it is opened: how many promises, and how they stand."""
    told = promise_words.many(Counter(row["state"] for _, row in asked))
    if said:
        told.append(f"{len(said)} {'statement' if len(said) == 1 else 'statements'}")
    return ", ".join(told)


def _table(one: Part, entries: Sequence[Entry], known: Known) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in HEADER)
    body = "".join(_row(promise, row, known) for promise, row in entries)
    return (
        f'<table class="eq-table"><caption class="eq-sr">{text(one.title)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(promise: Promise, row: Row, known: Known) -> str:
    when, note = promise_words.due(row["due"], known.today)
    day = " ".join(f'<span class="eq-whole">{part}</span>' for part in when.rsplit(" ", 1))
    due = (
        f'{day}<span class="eq-base eq-line">{note}</span>'
        if when
        else '<span class="eq-none">No date</span>'
    )
    return (
        f'<tr><th scope="row">{link(promise, known.view)} {text(promise.wording)}{_folded(promise, row, known)}</th>'
        f"<td>{latest(promise, row, known)}</td><td>{state(promise, row, known)}</td><td>{due}</td></tr>"
    )


def link(promise: Promise, view: str, page: str = "") -> str:
    """The id of a promise, leading to all that is known of it. `page`: the address of the progress page, elsewhere."""
    address = urlencode({"view": view, "item": promise.id})
    return f'<a class="eq-id" href="{page}?{address}" target="_self">{text(promise.id)}</a>'


def beside(entries: Sequence[Entry], known: Known, page: str) -> str:
    """Promises whose figures are reported without ethnic groups, for the page of a service: wording, latest, state."""
    rows = [
        (
            Html(f"{link(promise, known.view, page)} {text(promise.wording)}"),
            Html(latest(promise, row, known)),
            Html(state(promise, row, known)),
        )
        for promise, row in entries
    ]
    drawn = table("Reported to the plans, without ethnic groups", ["Promise", "Latest", "State"], rows)
    return f'<div class="eq-cards">{drawn}</div>'


def _statements(entries: Sequence[Entry], known: Known) -> str:
    items = "".join(f"<li>{link(promise, known.view)} {text(promise.wording)}</li>" for promise, _ in entries)
    return f'<ul class="eq-said">{items}</ul>'


def _folded(promise: Promise, row: Row, known: Known) -> str:
    return (
        f'<details class="eq-more"><summary>Source, owner, target<span class="eq-sr"> of {text(promise.id)}</span>'
        f"</summary>{facts(promise, row, known)}</details>"
    )


def latest(promise: Promise, row: Row, known: Known) -> str:
    """What was reported last: what targets are about, else the sentence of the measure; figures; a milestone's line."""
    if row["demonstration"]:
        return "No figure has been uploaded yet. Demonstration data stand in on the page of the measure."
    lines = known.lines.get(promise.id, [])
    said = []
    if row["measure"] and promise.reports == "measure":
        own = latest_figures.lines(promise, known.judged, known.config)
        said += [text(one) for one in own or [known.sentence(promise, row["measure"])]]
        said[-1] += _also_invented(promise, known)
    several = len(promise.figures) > 1
    for figure, found in reported_figures.series(promise, lines):
        if len(found):
            name = f"{text(figure.title)}: " if several or promise.reports != "figure" else ""
            words = promise_words.latest_of_figure(figure, found)
            said.append(f"{name}{text(words if name else starting(words))}")
    claimed = not said and promise.state and row["latest"]
    if (promise.reports == "milestone" and row["latest"]) or claimed:
        said.insert(0, text(_milestone(promise, row, lines)))
    if not said and promise.cannot:
        said.append(text(f"{promise.cannot.why} Instead: {promise.cannot.instead}"))
    if not said:
        said.append(text(promise_words.nothing(promise, NOUNS[row["plan"]])))
    said += [text(one) for one in latest_figures.unjudged(promise)]
    return "".join(f'<p class="eq-line">{one}</p>' for one in said)


def _also_invented(promise: Promise, known: Known) -> str:
    """Which other measures of the promise have invented figures alone, which count for nothing here."""
    names = [known.config.measures[name].title for name in promise.measures if name in known.invented]
    return (
        f'<span class="eq-base eq-line">Demonstration data only: {text("; ".join(names))}</span>'
        if names
        else ""
    )


def _milestone(promise: Promise, row: Row, lines: Sequence[reported_figures.Row]) -> str:
    """Who says in what state a milestone is, and when."""
    own = [line for line in lines if not line["figure"]]
    when = promise_words.in_words(row["latest"])
    if not own:
        return f"{promise_words.STATES[promise.state]}, says the document, {when}" if promise.state else ""
    return f"{promise_words.STATES[own[-1]['state'].replace('_', ' ')]}, {when}"


def state(promise: Promise, row: Row, known: Known) -> str:
    """The state in words, with its mark where a figure is judged; under it what the latest report says for itself."""
    words = promise_words.state(promise, row)
    drawn = _mark(promise, row, known)
    said = with_mark(drawn, words) if drawn else text(words)
    if row["state"] == "withheld":
        said = withheld(words, secret=True)
    if row["state"] != row["verdict"] and row["verdict"] not in ("no figure yet", "no update yet"):
        said += f'<span class="eq-base eq-line">{text(promise_words.verdict(promise, row["verdict"]))}</span>'
    return said + _how_many(promise, row, known)


def _mark(promise: Promise, row: Row, known: Known) -> str:
    """The band's grammar: the dot in it where the target is met, else on the side on which the figure lies."""
    simple = {"met": "within", "on path": "on_path", "cannot say": "none"}
    if row["state"] in simple:
        return marks.verdict(simple[row["state"]])
    if row["state"] not in ("not met", "not on path"):
        return ""
    for target in latest_targets(promise, known.judged):
        if state_of_target(target) == row["state"]:
            return marks.verdict("below" if target["actual"] < target["wanted"] else "above")
    rules = [figure.target.rule for figure in promise.figures.values() if figure.target]
    return marks.verdict("below" if rules[0] in ("at_least", "over") else "above")


def _how_many(promise: Promise, row: Row, known: Known) -> str:
    """Of several targets or groups under one promise, how many stand as the state says."""
    if not row["measure"] or row["verdict"] not in ("not met", "not on path"):
        return ""
    states = [state_of_target(target) for target in latest_targets(promise, known.judged)]
    if len(states) < 2:
        return ""
    met = sum(one in ("met", "on path") for one in states)
    return f'<span class="eq-base eq-line">{met} of {len(states)} met or on path</span>'


def facts(promise: Promise, row: Row, known: Known) -> str:
    """Everything else that stands in the document and in the ledger of a promise, as a list of facts."""
    plan, _ = known.config.promises[promise.id]
    page = known.config.pages[promise.page]
    targets = [
        f"{figure.title}: {promise_words.level(figure.target, figure)}"
        for figure in promise.figures.values()
        if figure.target
    ]
    targets += list(dict.fromkeys(one["words"] for one in latest_targets(promise, known.judged)))
    cannot = promise.cannot
    said = {
        "Cannot be measured as written": f"{cannot.why} Since {promise_words.in_words(cannot.since.isoformat())} "
        f"({cannot.source}). Instead: {cannot.instead}"
        if cannot
        else "",
        "Source and frequency, as printed": promise.source,
        "Obtainable, as printed": "Y"
        if promise.obtainable
        else "Left blank"
        if row["plan"] == "scrutiny-measures" and promise.kind == "criterion" and not promise.next_steps
        else "",
        "Next steps, as printed": "; ".join(promise.next_steps),
        "Owner": promise.owner,
        "Updates": promise_words.interval(promise),
        "Target": "; ".join(targets),
        "Evidence": row["evidence"],
        "How we read it": promise.note,
        "Manifesto commitments": _commitments(promise),
        "Document": plan.source,
    }
    items = "".join(
        f"<div><dt>{text(name)}</dt><dd>{_linked(fact)}</dd></div>" for name, fact in said.items() if fact
    )
    if promise.page != "progress":
        items += f'<div><dt>Page</dt><dd><a href="{text(page.url)}" target="_self">{text(page.title)}</a></dd></div>'
    return f'<dl class="eq-facts">{items}</dl>'


def _commitments(promise: Promise) -> str:
    served = [f"serves {', '.join(promise.manifesto)}"] if promise.manifesto else []
    return "; ".join([*served, *([f"supports {', '.join(promise.supports)}"] if promise.supports else [])])


def _linked(fact: str) -> str:
    """Text, in which a web address can be followed."""
    words = [
        f'<a href="{text(word)}" rel="noopener noreferrer" target="_blank">{text(word)}</a>'
        if word.startswith(("https://", "http://"))
        else text(word)
        for word in fact.split(" ")
    ]
    return " ".join(words)
