"""The rows of the progress page: a table a section, with what is secondary folded into each row."""

from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlencode

from config.plan import Promise
from metrics.promises import reported_figures
from metrics.promises.answers import Answered
from metrics.promises.progress import NOTHING, state_of_target, states_of
from metrics.promises.reported_figures import Row
from pages.components.progress import answer_words, course_lines, ended_words, latest_figures, promise_words
from pages.components.progress.progress_views import NOUNS, VIEWS, Entry, Known, Section
from pages.components.progress.promise_facts import facts_of
from pages.components.shared.content import (
    Cell,
    Fold,
    Heading,
    Items,
    Paragraph,
    Part,
    Table,
    items,
    paragraph,
    part,
    table,
)
from pages.components.shared.running_text import (
    Link,
    Picture,
    Sentence,
    Span,
    sentence,
    strong,
    together,
    whole,
)

# The view of the progress page that has all promises of a plan.
_OF_PLAN = {plan: view for view, plan in VIEWS.items() if plan}
HEADER = ("Promise", "Latest", "State", "Next update due")


def section(shown: Section, known: Known, *, opened: bool) -> Fold:
    """A heading, folded or open, and under it the promises that need updates and then the statements that do not."""
    asked = [entry for entry in shown.entries if entry[0].reports != "text"]
    stated = [entry for entry in shown.entries if entry[0].reports == "text"]
    goal = (sentence(Span(shown.wording, "goal")),) if shown.wording else ()
    told = (paragraph(shown.note, kind="line"),) if shown.note else ()
    return Fold(
        (Heading(shown.title), sentence(Span(_counted(asked, stated), "base")), *goal),
        (
            *told,
            *([_table(shown.title, asked, known)] if asked else []),
            *([_statements(stated, known)] if stated else []),
        ),
        "fold",
        opened,
    )


def _counted(asked: Sequence[Entry], stated: Sequence[Entry]) -> str:
    """What is in a section before it is opened: how many promises, and how they stand."""
    counts = promise_words.many(Counter(row["state"] for _, row in asked))
    if stated:
        counts.append(f"{len(stated)} {'statement' if len(stated) == 1 else 'statements'}")
    return ", ".join(counts)


def _table(title: str, entries: Sequence[Entry], known: Known) -> Table:
    return Table(title, HEADER, tuple(_row(promise, row, known) for promise, row in entries), compact=True)


def _row(promise: Promise, row: Row, known: Known) -> tuple[Cell, ...]:
    return (
        Cell(named(promise, known.view), below=(_folded(promise, row, known),)),
        Cell(below=latest(promise, row, known)),
        state(promise, row, known),
        _due(promise, row, known),
    )


def _due(promise: Promise, row: Row, known: Known) -> Cell:
    day, nearness = promise_words.due_or_judged(promise, row, known.today)
    if not day or promise.id in known.ends:
        return Cell(sentence(Span("No date", "none")))
    return Cell(together(map(whole, day.rsplit(" ", 1))), below=(_beneath(nearness),))


def _beneath(words: str) -> Sentence:
    """What stands on a line of its own under a cell's words, smaller."""
    return sentence(Span(words, "base line"))


def named(promise: Promise, view: str, page: str = "") -> Sentence:
    """The id of a promise, leading to all that is known of it, the date that a timeline prints beside it, and its wording.
    `page`: the address of the progress page, elsewhere."""
    address = urlencode({"view": view, "item": promise.id})
    when = f" {promise.printed}:" if promise.printed else ""
    return sentence(
        Span(promise.id, "id", Link(f"{page}?{address}")), strong(when) if when else "", f" {promise.wording}"
    )


def listed(title: str, entries: Sequence[Entry], known: Known, page: str) -> Part:
    """Promises on another page, under a title: wording with a link, latest, state."""
    rows = [
        (
            named(promise, _OF_PLAN.get(row["plan"]) or known.config.plans[row["plan"]].short, page),
            Cell(below=latest(promise, row, known)),
            state(promise, row, known),
        )
        for promise, row in entries
    ]
    header = ["Promise", "Latest", "State"]
    return part(table(title, header, rows), kind="cards")


def _statements(entries: Sequence[Entry], known: Known) -> Items:
    return items((named(promise, known.view) for promise, _ in entries), kind="said")


def _folded(promise: Promise, row: Row, known: Known) -> Fold:
    summary = sentence("Source, owner, target", Span(f" of {promise.id}", "sr"))
    return Fold((summary,), (facts_of(promise, row, known),), "more")


def latest(promise: Promise, row: Row, known: Known) -> tuple[Paragraph | Sentence, ...]:
    """What was reported last: what targets are about, else the sentence of the measure; figures; a milestone's line. Of
    what ended, what was said of it then."""
    if end := known.ends.get(promise.id):
        return ended_words.lines(promise, end)
    if row["demonstration"]:
        stand_in = "No figure has been uploaded yet. Demonstration data stand in on the page of the measure."
        return (sentence(stand_in),)
    lines = [*_of_measures(promise, row, known), *course_lines.of_figures(promise, known.lines_of(promise))]
    claimed = not lines and promise.state and row["latest"]
    milestone = _milestone(promise, row, known.lines_of(promise))
    if milestone and ((promise.reports == "milestone" and row["latest"]) or claimed):
        lines.insert(0, sentence(milestone))
    if not lines and promise.cannot:
        lines = [sentence(f"{promise.cannot.why} Instead: {promise.cannot.instead}")]
    if not lines and not any(line["figure"] in promise.steps for line in known.lines_of(promise)):
        lines = [sentence(promise_words.nothing_reported(promise, NOUNS.get(row["plan"], "The plan")))]
    # What no target can judge has a line of its own, so that no group is left out in silence.
    lines += [sentence(promise.unjudged)] if promise.unjudged else []
    lines += promise_words.steps(promise, known.lines_of(promise))
    return tuple(paragraph(line, kind="line") for line in lines)


def _of_measures(promise: Promise, row: Row, known: Known) -> list[Sentence]:
    """What measures say to a promise, and which others have invented figures alone, which count for nothing here."""
    if not row["measure"] or promise.reports != "measure":
        return []
    *lines, last = _answers(promise, known)
    invented = [known.config.measures[name].title for name in promise.measures if name in known.invented]
    only = _beneath(f"Demonstration data only: {'; '.join(invented)}") if invented else ""
    return [*lines, sentence(last, only)]


def _answers(promise: Promise, known: Known) -> list[Sentence]:
    """What targets and other figures answer; a slide is answered by what the pages of its measures say. Anything else that
    names no figure has no answer, and no other sentence stands in."""
    targets = latest_figures.lines(promise, known.targets_of(promise), known.config)
    answers = [
        course_lines.of_answer(answer, known.config) for answer in by_weight(known.answers_of(promise))
    ]
    if not (targets or answers) and promise.kind == "slide":
        answers = [sentence(known.sentences[name]) for name in promise.measures if name in known.sentences]
    left = len(answers) - latest_figures.MOST
    more = [sentence(f"and {left} more")] if left > 0 else []
    found = [*map(sentence, targets), *answers[: latest_figures.MOST], *more]
    return found or [sentence("No figure answers this as it is written.")]


def answers(promise: Promise, known: Known) -> Part | None:
    """Every figure that answers a promise beside its targets, where its row has not room for them; None where it has."""
    found = by_weight(known.answers_of(promise))
    if len(found) <= latest_figures.MOST:
        return None
    rows = [(answer_words.line(answer, known.config), promise_words.STATES[answer.state]) for answer in found]
    return part(table("All figures that answer it", ["Figure", "Result"], rows), kind="cards")


def by_weight(answers: Sequence[Answered]) -> list[Answered]:
    """What is not as it should be first, then what is, and what has no figure last; of each what is sure first."""
    order = ("not met", "not as expected", "met", "as expected", "cannot say", "reported")
    place = {state: number for number, state in enumerate(order)}
    return sorted(answers, key=lambda answer: (place.get(answer.state, len(order)), answer.close))


def _milestone(promise: Promise, row: Row, lines: Sequence[Row]) -> str:
    """Who says in what state a milestone is, and when."""
    own = [line for line in lines if not line["figure"]]
    when = promise_words.in_words(row["latest"])
    if not own:
        return f"{promise_words.STATES[promise.state]}, says the document, {when}" if promise.state else ""
    return f"{promise_words.STATES[own[-1]['state'].replace('_', ' ')]}, {when}"


def state(promise: Promise, row: Row, known: Known) -> Cell:
    """The state in words, with its mark where a figure is judged; under it what the latest report says for itself."""
    words, below = sentence(promise_words.state(promise, row)), []
    if promise.id in known.ends:
        return Cell(words)
    if row["state"] != row["verdict"] and row["verdict"] not in NOTHING:
        below.append(_beneath(promise_words.verdict(promise, row["verdict"])))
    if how_many := _how_many(promise, row, known):
        below.append(_beneath(how_many))
    if row["state"] == "withheld":
        return Cell(words, status="confidential", secret=True, below=tuple(below))
    mark = _mark(promise, row, known)
    return Cell(words, picture=Picture("verdict", (mark,)) if mark else None, below=tuple(below))


def _mark(promise: Promise, row: Row, known: Known) -> str:
    """The band's grammar: the dot in it where the target is met, else on the side on which the figure lies."""
    simple = {"met": "within", "on path": "on_path", "cannot say": "none"}
    if row["state"] not in ("not met", "not on path"):
        return simple.get(row["state"], "")
    for target in known.targets_of(promise):
        if state_of_target(target) == row["state"]:
            return "below" if target["actual"] < target["wanted"] else "above"
    for answer in known.answers_of(promise):
        if answer.state == row["state"] and answer.now is not None:
            return "below" if answer.now["verdict"] == "below" else "above"
    rules = [figure.target.rule for figure in promise.figures.values() if figure.target]
    return "below" if rules[0] in ("at_least", "over") else "above"


def _how_many(promise: Promise, row: Row, known: Known) -> str:
    """Of several targets or groups under one promise, how many stand as the state says."""
    if promise.reports == "figure" and len(promise.figures) > 1:
        figures = [
            len(series) for _, series in reported_figures.series(promise, list(known.lines_of(promise)))
        ]
        reported = sum(map(bool, figures))
        return f"{reported} of {len(figures)} figures reported" if 0 < reported < len(figures) else ""
    if not row["measure"] or row["verdict"] not in ("not met", "not on path"):
        return ""
    states = states_of(known.targets_of(promise), known.answers_of(promise))
    reached = sum(state in ("met", "on path") for state in states)
    return f"{reached} of {len(states)} met or on path" if len(states) > 1 else ""
