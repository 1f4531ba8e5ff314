"""The accessibility statement in words: how far the product meets the standard, and what is known not to."""

from config import Config
from config.help.accessibility import Known
from config.periods import in_words
from pages.components.shared.content import Block, Paragraph, items, paragraph, table
from pages.components.shared.running_text import Link, Span, Text


def sections(config: Config) -> dict[str, tuple[Block, ...]]:
    """The parts of the statement by their headings."""
    stated, made = config.accessibility, config.publication
    known = [
        (failure.where, failure.what, failure.criterion or "Best practice", _whose(failure))
        for failure in stated.known
    ]
    return {
        "How accessible it is": (
            _prose(
                f"This dashboard of {made.organisation}’s {made.directorate} directorate is meant to meet "
                f"{stated.standard}, and does so in part: what is known to fail is listed below."
            ),
            items(_can_do()),
        ),
        "What does not work yet": (
            _prose("None of these is in markup of our own. Each says whose it is and where it was reported."),
            table("Known failures", ["Where", "What", "WCAG 2.2", "Whose"], known),
        ),
        "How this was tested": (
            _prose(
                "Each time that the product changes, a browser opens every page, at two sizes, and runs axe-core over it: "
                "a failure of level A or AA that is not in the table above stops the change. The contrast of each text in "
                "each chart is measured besides, since axe leaves drawings out."
            ),
            _prose("Done by hand:"),
            items(stated.by_hand),
            _prose("Not done yet:"),
            items(stated.not_done),
        ),
        "If something is in your way": _in_your_way(),
        "About this statement": (
            _prose(f"Prepared on {in_words(stated.prepared)}, and checked with every change since."),
        ),
    }


def _in_your_way() -> tuple[Block, ...]:
    return (
        _prose(
            "Tell whoever showed you this dashboard, or the team that sends the figures: the Help page names one for "
            "each file. Any figure can be had as a spreadsheet, a slide, or read out to you."
        ),
        _prose(
            "If you are not content with the answer, the Equality Advisory and Support Service advises you. The "
            "Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) "
            "(No. 2) Accessibility Regulations 2018."
        ),
    )


def _can_do() -> tuple[str, ...]:
    return (
        "Read every figure three ways: in the sentence, in the chart, and in a table with headings that are announced.",
        "Use everything with the keyboard, and always see where you are.",
        "Zoom to 400% without scrolling sideways, and print any page.",
        "Tell every mark from the others by its shape: no meaning hangs on colour.",
        "Switch off the keys of the slides.",
    )


def _whose(failure: Known) -> Text:
    if not failure.upstream:
        return f"{failure.whose}, not reported"
    reported = Link(failure.upstream, elsewhere=True)
    return Span(f"{failure.whose}, reported (opens in a new tab)", link=reported)


def _prose(words: str) -> Paragraph:
    return paragraph(words, kind="prose")
