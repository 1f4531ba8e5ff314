"""Files in the form of DfE’s service of publications that are not declared: each is said to be one, and none is given a name."""

import itertools
import random

import pytest

from loaders import intake
from tests.loaders.published_samples import CONFIG

FORM = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "old_la_code,new_la_code,la_name"
)
PLACE = "2025,Reporting year,Local authority,E92000001,England,E12000007,London,204,E09000012,Hackney"
# Filters and figures that files of the service have, those of declared publications among them.
COLUMNS = (
    *("sex", "gender", "age", "phase", "school_phase", "school_type", "ethnicity", "ethnicity_major"),
    *(
        "characteristic",
        "characteristic_group",
        "breakdown",
        "breakdown_topic",
        "topic",
        "headcount",
        "number",
        "percentage",
    ),
    *("pupils", "reason", "provision", "sen_status", "fsm", "language", "subject", "grade"),
    *("role", "qualification", "rate", "children_count", "total", "teachers", "fte", "value"),
    *("average", "cla_group", "placement", "starts", "learners", "spend", "urn"),
)
CELLS = ("1", "0", "12.5", "1,234", "", "-", "~", ":", "c", "x", "z", "low", "Total", "All", "Male")


def drawn(number: int) -> bytes:
    """A file with a few of the columns and two rows, the same for each number."""
    chance = random.Random(number)
    columns = chance.sample(COLUMNS, chance.randint(1, 6))
    rows = [",".join([PLACE, *(f'"{chance.choice(CELLS)}"' for _ in columns)]) for _ in range(2)]
    return "\n".join([",".join([FORM, *columns]), *rows]).encode()


def without(name: str) -> bytes:
    """A file that lacks one column of the form."""
    kept = [at for at, column in enumerate(FORM.split(",")) if column != name]
    lines = (FORM.split(","), PLACE.split(","))
    head, row = (",".join(line[at] for at in kept) for line in lines)
    return f"{head},apples\n{row},1\n".encode()


ODD = {
    "no rows": f"{FORM},apples\n",
    "headings twice": f"{FORM},apples,apples\n{PLACE},1,2\n",
    "a heading that is blank": f"{FORM},,apples\n{PLACE},1,2\n",
    "a short row": f"{FORM},apples,pears\n{PLACE},1\n",
    "capitals": f"{FORM.upper()},APPLES\n{PLACE},1\n",
    "semicolons": f"{FORM},apples\n{PLACE},1\n".replace(",", ";"),
    "tabs": f"{FORM},apples\n{PLACE},1\n".replace(",", "\t"),
    "a level that nobody knows": f"{FORM},apples\n{PLACE.replace('Local authority', 'Galaxy')},1\n",
    "two columns that may be the phase": f"{FORM},school_phase,school_type,pupils\n{PLACE},Primary,State,5\n",
    "markup": f"{FORM},apples\n{PLACE},<script>alert(1)</script>\n",
    "a long cell": f"{FORM},apples\n{PLACE},{'x' * 40_000}\n",
    "schools": f"{FORM},school_urn,school_name,apples\n{PLACE},100001,A school,5\n",
}
FILES = {
    **{f"drawn {number}": drawn(number) for number in range(42)},
    **{f"without {name}": without(name) for name in FORM.split(",")},
    **{name: text.encode() for name, text in ODD.items()},
}


@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_as_one_of_the_service_that_is_not_declared(name: str) -> None:
    checked = intake.check(FILES[name], "unknown.csv", CONFIG)
    assert checked.upload is None and not checked.family
    titles = [problem.title for problem in checked.problems if problem.severity == "error"]
    assert titles[0] == "This looks like a published file (DfE’s) that we do not read yet."
    named = itertools.product(titles, CONFIG.families.values())
    assert not [title for title, family in named if family.title in title]
