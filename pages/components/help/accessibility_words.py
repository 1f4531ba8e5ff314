"""The accessibility statement in words: how far the product meets the standard, and what is known not to."""

from config import Config
from config.accessibility import Known
from config.periods import in_words
from pages.components.shared.table_html import Html, plain_table
from pages.components.shared.table_html import safe as text


def sections(config: Config) -> dict[str, str]:
    """The parts of the statement by their headings, as markup."""
    stated = config.accessibility
    made = config.publication
    return {
        "How accessible it is": _paragraph(
            f"This dashboard of {made.organisation}’s {made.directorate} directorate is meant to meet {stated.standard}, and "
            "does so in part: what is known to fail is listed below."
        )
        + _list(_can_do()),
        "What does not work yet": _paragraph(
            "None of these is in markup of our own. Each says whose it is and where it was reported."
        )
        + plain_table(
            "Known failures", ["Where", "What", "WCAG 2.2", "Whose"], [_row(one) for one in stated.known]
        ),
        "How this was tested": _paragraph(
            "Each time that the product changes, a browser opens every page, at two sizes, and runs axe-core over it: a "
            "failure of level A or AA that is not in the table above stops the change. The contrast of each text in each "
            "chart is measured besides, since axe leaves drawings out."
        )
        + _paragraph("Done by hand:")
        + _list(stated.by_hand)
        + _paragraph("Not done yet:")
        + _list(stated.not_done),
        "If something is in your way": _paragraph(
            "Tell whoever showed you this dashboard, or the team that sends the figures: the Help page names one for each file. "
            "Any figure can be had as a spreadsheet, a slide, or read out to you."
        )
        + _paragraph(
            "If you are not content with the answer, the Equality Advisory and Support Service advises you. The Equality and "
            "Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility "
            "Regulations 2018."
        ),
        "About this statement": _paragraph(
            f"Prepared on {in_words(stated.prepared)}, and checked with every change since."
        ),
    }


def _can_do() -> tuple[str, ...]:
    return (
        "Read every figure three ways: in the sentence, in the chart, and in a table with headings that are announced.",
        "Use everything with the keyboard, and always see where you are.",
        "Zoom to 400% without scrolling sideways, and print any page.",
        "Tell every mark from the others by its shape: no meaning hangs on colour.",
        "Switch off the keys of the slides.",
    )


def _row(known: Known) -> list[str]:
    return [known.where, known.what, known.criterion or "Best practice", _whose(known)]


def _whose(known: Known) -> str:
    if not known.upstream:
        return f"{known.whose}, not reported"
    words = f"{text(known.whose)}, reported (opens in a new tab)"
    return Html(f'<a href="{text(known.upstream)}" target="_blank" rel="noreferrer">{words}</a>')


def _paragraph(words: str) -> str:
    return f'<p class="eq-prose">{text(words)}</p>'


def _list(lines: tuple[str, ...]) -> str:
    return "<ul class='eq-list'>" + "".join(f"<li>{text(line)}</li>" for line in lines) + "</ul>"
