"""Whose dashboard it is follows from one code: its name, its region, its neighbours, and nothing of another council."""

import pytest

import config
from config.council.told import told


def of(code: str, monkeypatch: pytest.MonkeyPatch) -> config.Config:
    monkeypatch.setenv("EQUALITIES_AREA", code)
    return config.load()


@pytest.mark.parametrize(
    ("code", "areas", "nearest", "others"),
    [
        ("E09000012", ["Hackney", "London", "England"], "Southwark", 11),
        ("E09000022", ["Lambeth", "London", "England"], "Southwark", 11),
        ("E08000003", ["Manchester", "North West", "England"], "Nottingham", 10),
    ],
)
def test_one_code_says_whose_it_is_and_whom_it_is_compared_with(
    code: str, areas: list[str], nearest: str, others: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = of(code, monkeypatch).publication
    assert [area.name for area in found.areas] == areas
    assert found.organisation == areas[0] and found.areas[0].whose == f"{areas[0]}’s"
    assert found.beside[0].name == nearest == found.neighbours[0].name and len(found.beside) == others


def test_inner_london_is_kept_of_what_lies_in_it_and_is_no_page_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert of("E09000012", monkeypatch).publication.beside[-1].name == "Inner London"


@pytest.mark.parametrize("code", ["E09000022", "E08000003"])
def test_another_council_has_no_plan_no_deck_and_no_measure_of_hackneys_own(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = of(code, monkeypatch)
    assert not theirs.plans and not theirs.decks and theirs.slide is None
    assert "young-hackney" not in theirs.measures and not theirs.measures["youth-offending-team"].beside
    assert not any(measure.targets for measure in theirs.measures.values())
    assert not any(page.promises for page in theirs.pages.values())


@pytest.mark.parametrize("code", ["E09000022", "E08000003"])
def test_no_declared_word_is_about_hackney_but_lines_that_stand_for_a_file(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = of(code, monkeypatch)
    of_files = {"areas", "families", "publication", "ethnicity"}
    shown = theirs.model_dump(exclude=of_files)
    shown["families"] = [family.model_dump(exclude={"example"}) for family in theirs.families.values()]
    shown["ethnicity"] = [scheme.title for scheme in theirs.ethnicity.schemes.values()]
    assert "Hackney" not in str(shown)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("E92000001", "EQUALITIES_AREA: England is no council"),
        ("Paris", "EQUALITIES_AREA: 'Paris' is the code of no area"),
    ],
)
def test_what_is_no_council_stops_the_start(code: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(config.ConfigError, match=said):
        of(code, monkeypatch)


@pytest.mark.parametrize(
    ("content", "hackney", "lambeth"),
    [
        ({"a": "Does {area} know {whose} {region}?"}, {"a": "Does Hackney know Hackney’s London?"},
         {"a": "Does Lambeth know Lambeth’s London?"}),
        (["all", "{only E09000012: ours}"], ["all", "ours"], ["all"]),
        ({"a": "One{only E09000012:  and two}."}, {"a": "One and two."}, {"a": "One."}),
        ({"only": "E09000012", "a": 1}, {"a": 1}, None),
        ([{"only": "E09000012", "a": 1}, {"a": 2}], [{"a": 1}, {"a": 2}], [{"a": 2}]),
    ],
)  # fmt: skip
def test_what_is_left_open_is_told_and_what_is_anothers_is_left_out(
    content: object, hackney: object, lambeth: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = of("E09000012", monkeypatch).publication
    other = of("E09000022", monkeypatch).publication
    assert told(content, one) == hackney
    assert told(content, other) == lambeth


def test_who_sends_the_councils_own_files_is_named_for_one_council_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours, theirs = of("E09000012", monkeypatch), of("E09000022", monkeypatch)
    assert ours.extracts["support_staff"].who == "MISA, from the School Workforce Census"
    assert theirs.extracts["support_staff"].who == "Lambeth data team, from the School Workforce Census"
    assert ours.publication.called("misa") == "the MISA extract"
    assert theirs.publication.called("misa") == "the Lambeth data team extract"
    assert "MISA" not in str(theirs.measures) + str(theirs.extracts)
