"""Every wording is the documents' own, and every line of theirs is declared.

These tests read the documents' text where it lies beside the repository (../shared/seeds); elsewhere they are left out
by their marker, the summary says so, and `test_plans` alone speaks for completeness.
"""

import re

import pytest

from config import Config
from config.loading import FOLDER
from config.plan import PLANS
from tests.config.test_plans import FAMILIES, LEADERS, MANIFESTO, OWNERS

SEEDS = FOLDER.parents[1] / "shared" / "seeds"

# Where two columns of a table run into each other in the text, a wording is put together from these pieces of it.
INTERLEAVED = {
    "JG1-A1": ("Expand the CFS Promoting Racial Equality Leadership Group (PRELG)", "to become a Directorate Group."),
    "JG1-A5": (
        "Explore Hackney Schools Group (HSG) engagement with the joint plans",
        "- to be reviewed as part of the governance structure.",
    ),
    "JG1-A6": ("Develop an engagement plan (see separate slides) - Explore possible", "communication platforms."),
    "JG1-A7": ("Liaise with grassroots organisations to", "access feedback from families, parents and pupils."),
    "JG1-A8": ("Wider roll out of Trauma informed practice training to include all schools", "and CFS staff."),
    "JG1-O4": ("Families, local residents, school and setting", "staff, and children can have their voices", "heard."),
    "JG1-O5": ("Our action plans are co-produced with", "children and families."),
    "JG1-O6": ("Reduction in persistent absence and", "exclusion rates in schools."),
    "JG2-O2": ("Employing a diverse staff group that serve the children and families we", "work with"),
    "JG2-O7": (
        "Providing consistency in the way we engage and talk about racism and",
        "anti-racism with children and families.",
    ),
    "JG2-O10": (
        "All Global Majority staff across Education will have been offered the",
        "opportunity to join the racialised trauma peer support groups (Note: We may need financial support to cover "
        "costs of staff absence/overtime for CCs and Transport)",
    ),
    "JG3-A4": (
        "support and reinforce role of parent governors in being the voice", "of the wider parent community;",
    ),
    "JG3-A5": (
        "ensure that Black and Global", "Majority parents feel that the School Governor offer is inclusive of", "them;",
    ),
    "JG3-A6": (
        "Scope advocacy offer including co-design with parents and",
        "explore option of peer to peer parent support, faith and community leaders for and advocacy to support and "
        "empower parents to attend exclusions meetings",
    ),
    "JG3-O3": ("Parents are engaged in 'listening", "conversations' with schools;"),
    "JG3-O4": ("parents", "know where to for support and feel", "empowered to share their views;"),
    "JG3-O5": ("Schools", "embrace and promote engagement with and feedback from parents."),
}  # fmt: skip
DOCUMENTS = {
    "scrutiny-measures": "scrutiny-deck-2022-02-28.txt",
    "improvement-plan": "improvement-plan-2022-2025.txt",
    "action-plans": "scrutiny-deck-2022-02-28.txt",
}


def _clean(text: str) -> str:
    """Without the marks of the text's own formatting, and every run of spaces and line ends as one space."""
    return " ".join(re.sub(r"</?(?:u|a)\b[^>]*>|\*\*", "", text).split())


def _lines(file: str) -> list[str]:
    """The document's paragraphs, points and table cells, each whole where it runs over several lines."""
    text = (SEEDS / file).read_text(encoding="utf-8")
    text = re.sub(r"^.*\t.*$", lambda row: "\0" + row[0].replace("\t", "\0") + "\0", text, flags=re.MULTILINE)
    text = re.sub(r"\n\s*\n|\n(?=\s*[-•#])|\n(?=\d\. )", "\0", text)
    return [line for line in map(_clean, text.split("\0")) if line]


def _words(text: str) -> int:
    return sum(any(map(str.isalpha, word)) for word in text.split())


@pytest.mark.seeds
@pytest.mark.parametrize("plan", PLANS)
def test_every_wording_is_the_documents_own(settings: Config, plan: str) -> None:
    text = _clean((SEEDS / DOCUMENTS[plan]).read_text(encoding="utf-8"))
    for name, promise in settings.plans[plan].promises.items():
        pieces = INTERLEAVED.get(name, (promise.wording,))
        assert " ".join(pieces) == promise.wording, name
        for piece in (*pieces, promise.source, promise.printed, *promise.parts, *promise.next_steps):
            assert piece in text, f"{name}: {piece}"
    for name, section in settings.plans[plan].sections.items():
        assert section.wording in text, name


@pytest.mark.seeds
@pytest.mark.parametrize("section", OWNERS)
def test_leads_and_manifesto_lines_are_as_printed(section: str) -> None:
    lines = _lines(DOCUMENTS["improvement-plan"])
    assert f"Led by {OWNERS[section]}" in lines
    printed = [
        re.findall(r"\d+", line.replace("126-128", "126 127 128")) for line in lines if "Manifesto" in line
    ]
    assert " ".join(MANIFESTO[section]).split() in printed


@pytest.mark.seeds
def test_every_leader_priority_of_the_document_is_one_promise(settings: Config) -> None:
    text = (SEEDS / DOCUMENTS["improvement-plan"]).read_text(encoding="utf-8")
    lists = re.findall(r"SLT LEADER PRIORITIES\n\n((?:- .*\n)+)", text)
    assert [bullets.count("\n") for bullets in lists] == list(LEADERS.values())
    printed = [_clean(line[2:]) for bullets in lists for line in bullets.splitlines()]
    promises = settings.plans["improvement-plan"].promises
    assert printed == [p.wording for name, p in promises.items() if re.fullmatch(r"P[A1-5]-L\d", name)]


@pytest.mark.seeds
def test_every_row_of_the_action_plan_is_one_promise(settings: Config) -> None:
    text = (SEEDS / DOCUMENTS["action-plans"]).read_text(encoding="utf-8")
    rows = dict(re.findall(r"^(5\.\d\.\d)\t([^\t\n]+)", text, re.MULTILINE))
    assert len(rows) == FAMILIES["5.1."] + FAMILIES["5.2."] + 1 + FAMILIES["5.3."]
    assert {name: _clean(row) for name, row in rows.items()} == {
        name: p.wording for name, p in settings.plans["action-plans"].promises.items() if name in rows
    }


@pytest.mark.seeds
def test_every_row_of_the_metrics_is_one_promise_with_all_its_cells(settings: Config) -> None:
    text = (SEEDS / DOCUMENTS["scrutiny-measures"]).read_text(encoding="utf-8")
    metrics = text[text.index("#### **CFS Metrics**") : text.index("What we're working on")]
    table = [
        [_clean(cell) for cell in line.split("\t")] for line in metrics.splitlines() if line.count("\t") > 1
    ]
    rows = [row[:3] for row in table if row[2] not in ("", "•", "Source/Frequency", "Next steps")]
    promises = [p for name, p in settings.plans["scrutiny-measures"].promises.items() if name[0] == "M"]
    assert len(rows) == len(promises) == 19
    for row, promise in zip(rows, promises, strict=True):
        steps = " ".join(promise.next_steps)
        cells = [promise.source, steps] if steps else [promise.obtainable, promise.source]
        assert row == [promise.wording, *cells], promise.id


def _uncovered(file: str, settings: Config) -> set[str]:
    """What is left of a document's lines when all that is declared of it is taken away; two words are no promise."""
    said: set[str] = set()
    cells: set[str] = set()
    for plan in (plan for plan in PLANS if DOCUMENTS[plan] == file):
        for name, promise in settings.plans[plan].promises.items():
            said |= {*INTERLEAVED.get(name, (promise.wording,)), *promise.next_steps}
            cells |= {promise.source, " ".join(promise.next_steps)}
        said |= {section.wording for section in settings.plans[plan].sections.values()} - {""}
    longest_first = sorted(said, key=len, reverse=True)
    left: set[str] = set()
    for line in _lines(file):
        rest = "" if line in cells or line.startswith(("#", "Led by ", "Manifesto commitments ")) else line
        for piece in longest_first:
            rest = rest.replace(piece, "\0")
        left |= {part for part in map(str.strip, rest.split("\0")) if _words(part) > 2}
    return left


# Headings, and what is said of the documents themselves: the only lines of three words or more without a promise.
NO_PROMISE = {
    "improvement-plan-2022-2025.txt": {
        "(contact details left out)",
        "Hackney Education expects all our staff to work in the following ways.",
        "Hackney Education's Mission",
        "Hackney Education's Values",
        "Hackney Education: 3 Year Improvement Plan",
        "Key quantitative success criteria",
        "More can be found out about Hackney Education's work in Educational Success: The Hackney Picture.",
        "Our anti racism statement",
        "Our anti racism statement articulates our commitment:",
        "Please contact the senior leaders for each section for more information.",
        "SLT LEADER PRIORITIES",
        "Working for every child",
    },
    "scrutiny-deck-2022-02-28.txt": {
        "(culture and leadership)",
        "48% (Black and Global",
        "51% (does not include non minority ethnic group)",
        "Anti-racism commitment -5 pillars of focus",
        "CYP Scrutiny meeting",
        "Children and Families and Education Services",
        "Children and Families and Education services want to achieve:",
        "Did not disclose",
        "Hackney (As per DFE categories)",
        "Hackney Equality Objectives Young Black Men strategy 2018-2022",
        "Influencing the broader context of the lives of Children and Families including challenge to "
        "partner agencies and",
        "Institutional Change Culture and Leadership",
        "Key stakeholder groups have been identified for engagement:",
        "Leaders and Practitioners across CFS take action to address constructively challenge the "
        "broader system including in pa",
        "Leadership and practice with children and families take a pro-actively anti-racist stance to "
        "address racism, discrimination and",
        "Learning and Development",
        "Update to Scrutiny - 28th February 2022",
        "We have found research examples:",
        "Working for every child",
        "Working for every child Data Source - School Workforce Census 2020)",
        "Working towards a joint Anti-Racist Action Plan",
        "ders and Practitioners across CFS take action to address structural racism and proactively "
        "lead, t and constructively challenge the broader system including in partnership discussions as required",
        "majority- includes white minorities)",
        "schools re school exclusions AND school exclusions and partner agencies",
    },
}


@pytest.mark.seeds
@pytest.mark.parametrize("file", NO_PROMISE)
def test_what_no_promise_covers_are_headings(settings: Config, file: str) -> None:
    assert _uncovered(file, settings) == NO_PROMISE[file]
