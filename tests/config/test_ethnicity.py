"""Who is in each group, by which classification: nobody is lost between two of them."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import Config
from config.ethnicity import ALL, Ethnicity, normalised

SCHEME_OF_SYSTEM = {"social care": "hackney_social_care", "housing register": "hackney_housing"}

CENSUS_2021 = {
    "Asian": {"Bangladeshi", "Chinese", "Indian", "Pakistani", "Other Asian"},
    "Black": {"Black African", "Black Caribbean", "Other Black"},
    "Mixed": {"White and Asian", "White and Black African", "White and Black Caribbean", "Other Mixed"},
    "White": {"White British", "White Irish", "Gypsy or Irish Traveller", "Roma", "Other White"},
    "Other": {"Arab", "Any other ethnic group"},
}
SCHOOL_CENSUS = {
    "WBRI": "White British", "WIRI": "White Irish", "WIRT": "Irish Traveller", "WROM": "Gypsy and Roma",
    "WOTH": "Other White", "MWBC": "White and Black Caribbean", "MWBA": "White and Black African",
    "MWAS": "White and Asian", "MOTH": "Other Mixed", "AIND": "Indian", "APKN": "Pakistani", "ABAN": "Bangladeshi",
    "AOTH": "Other Asian", "CHNE": "Chinese", "BCRB": "Black Caribbean", "BAFR": "Black African",
    "BOTH": "Other Black", "OOTH": "Other", "REFU": "Refused", "NOBT": "Not obtained",
}  # fmt: skip


@pytest.fixture(scope="module")
def ethnicity(settings: Config) -> Ethnicity:
    return settings.ethnicity


def _means(ethnicity: Ethnicity, scheme: str, label: str) -> str | None:
    return ethnicity.lookup(scheme).get(normalised(label))


def _people(ethnicity: Ethnicity, scheme: str, label: str) -> frozenset[str]:
    return ethnicity.atoms_of(ethnicity.lookup(scheme)[normalised(label)])


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def test_there_are_twenty_atoms(ethnicity: Ethnicity) -> None:
    assert len(ethnicity.atoms) == len(set(ethnicity.atoms)) == 20


@pytest.mark.parametrize("broad", CENSUS_2021)
def test_a_broad_group_is_exactly_its_detailed_ones(ethnicity: Ethnicity, broad: str) -> None:
    inside = [ethnicity.atoms_of(name) for name in CENSUS_2021[broad]]
    assert ethnicity.atoms_of(broad) == frozenset().union(*inside)
    assert sum(map(len, inside)) == len(ethnicity.atoms_of(broad))


def test_the_census_has_five_broad_groups_and_nineteen_detailed_ones(ethnicity: Ethnicity) -> None:
    levels = {
        level: {n for n, g in ethnicity.groups.items() if g.level == level} for level in ("broad", "detailed")
    }
    assert levels["broad"] == set(CENSUS_2021)
    assert levels["detailed"] == set.union(*CENSUS_2021.values())
    assert len(levels["detailed"]) == 19


def test_chinese_is_inside_asian_in_the_census_and_outside_it_in_older_dfe_files(
    ethnicity: Ethnicity,
) -> None:
    assert "chinese" in _people(ethnicity, "census_2021", "Asian, Asian British or Asian Welsh")
    assert "chinese" in _people(ethnicity, "dfe_major_new", "Asian / Asian British")
    assert "chinese" not in _people(ethnicity, "dfe_major_old", "Asian")
    assert _means(ethnicity, "dfe_major_old", "ASIAN") == "Asian without Chinese"


def test_any_other_ethnic_group_holds_arab_at_dfe_and_not_in_the_census(ethnicity: Ethnicity) -> None:
    assert "arab" in _people(ethnicity, "dfe_minor", "Any other ethnic group")
    assert "arab" not in _people(ethnicity, "census_2021", "Other ethnic group: Any other ethnic group")


def test_the_same_words_in_an_officers_file_mean_what_their_trade_means(ethnicity: Ethnicity) -> None:
    assert _means(ethnicity, "ours", "Any other ethnic group") == "Any other ethnic group"
    assert _means(ethnicity, "schools", "Any other ethnic group") == "Other"


def test_roma_people_are_other_white_in_census_2011_and_a_group_in_2021(ethnicity: Ethnicity) -> None:
    assert _people(ethnicity, "census_2011", "White: Other White") == {"white_other", "roma"}
    assert _people(ethnicity, "census_2021", "White: Other White") == {"white_other"}
    assert _people(ethnicity, "census_2021", "White: Roma") == {"roma"}


def test_the_census_joins_gypsy_to_traveller_and_dfe_joins_it_to_roma(ethnicity: Ethnicity) -> None:
    assert _people(ethnicity, "census_2021", "White: Gypsy or Irish Traveller") == {
        "gypsy",
        "irish_traveller",
    }
    assert _people(ethnicity, "dfe_minor", "Gypsy/Roma") == {"gypsy", "roma"}
    assert _people(ethnicity, "dfe_minor", "Traveller of Irish heritage") == {"irish_traveller"}


@pytest.mark.parametrize(("code", "name"), SCHOOL_CENSUS.items())
def test_a_school_census_code_is_known_wherever_pupils_are(
    ethnicity: Ethnicity, code: str, name: str
) -> None:
    assert _means(ethnicity, "school_census_codes", code) == name
    assert _means(ethnicity, "schools", code.lower()) == name


@pytest.mark.parametrize("scheme", ["census_2021", "census_2011", "school_census_codes", "dfe_major_new"])
def test_a_whole_scheme_holds_everybody(ethnicity: Ethnicity, scheme: str) -> None:
    """No atom falls between the labels: the total of a file is the total of its groups and its not known."""
    held = (ethnicity.atoms_of(name) for name in ethnicity.lookup(scheme).values())
    assert frozenset().union(*held) == frozenset(ethnicity.atoms)


@pytest.mark.parametrize(
    ("system", "code", "name"),
    [
        ("hackney_social_care", "A.A1", "White British"),
        ("hackney_social_care", "A.A16", "Gypsy and Roma"),
        ("hackney_social_care", "A.A11", "Other White"),
        ("hackney_social_care", "A.J", "White"),
        ("hackney_social_care", "B.B6", "White and Black Caribbean or African"),
        ("hackney_social_care", "C.C7", "Asian without Chinese"),
        ("hackney_social_care", "D.D3", "Black African"),
        ("hackney_social_care", "D.D6", "Black"),
        ("hackney_social_care", "E.E1", "Chinese"),
        ("hackney_social_care", "E.EX", "Arab"),
        ("hackney_housing", "black-congolese", "Black African"),
        ("hackney_housing", "white-charedi-jew", "White"),
        ("hackney_housing", "white-turkish", "Other White"),
        ("hackney_housing", "turkish", "Turkish, Kurdish or Latin American"),
        ("hackney_housing", "sri-lankan-tamil", "Other Asian"),
    ],
)
def test_a_code_of_hackneys_own_systems_is_known(
    ethnicity: Ethnicity, system: str, code: str, name: str
) -> None:
    assert _means(ethnicity, system, code) == name


def test_social_care_counts_chinese_under_other(ethnicity: Ethnicity) -> None:
    assert "chinese" in _people(ethnicity, "hackney_social_care", "Other Ethnic Groups")
    assert "chinese" not in _people(ethnicity, "hackney_social_care", "Asian or Asian British")


def test_turkish_without_white_or_other_cannot_be_placed_in_a_broad_group(ethnicity: Ethnicity) -> None:
    name = _means(ethnicity, "ours", "Turkish")
    assert name is not None
    assert ethnicity.groups[name].level == "unplaced"
    assert ethnicity.atoms_of(name) == {"white_other", "any_other"}


def test_black_and_global_majority_has_two_readings_and_by_itself_none(
    ethnicity: Ethnicity,
) -> None:
    white = ethnicity.atoms_of("White")
    without = _people(ethnicity, "ours", "Black and Global Majority, excluding White minorities")
    including = _people(ethnicity, "ours", "Black and Global Majority, including White minorities")
    assert without == frozenset(ethnicity.atoms) - white
    assert including == frozenset(ethnicity.atoms) - {"white_british"}
    assert _means(ethnicity, "ours", "Black and Global Majority") is None


@pytest.mark.parametrize(
    "label", ["BAME", "bame", "Asian and other", "other/mixed", "Non-White", "Ethnic minority"]
)
def test_a_label_that_lumps_groups_together_is_refused_with_a_reason(
    ethnicity: Ethnicity, label: str
) -> None:
    reasons = {normalised(refused): reason for refused, reason in ethnicity.refused.items()}
    assert reasons[normalised(label)]
    assert _means(ethnicity, "ours", label) is None


@pytest.mark.parametrize("scheme", ["ours", "schools", "social_care"])
def test_no_label_is_both_a_group_and_refused(ethnicity: Ethnicity, scheme: str) -> None:
    assert {normalised(label) for label in ethnicity.refused} & set(ethnicity.lookup(scheme)) == set()


@pytest.mark.parametrize(
    ("label", "same"),
    [
        ("Black Caribbean", "  black   CARIBBEAN "),
        ("Pakistani and Bangladeshi", "Pakistani & Bangladeshi"),
        ("Asian, Asian British or Asian Welsh: Indian", "Asian Asian British or Asian Welsh - Indian"),
        ("White – Irish", "White - Irish"),
        ("Asian/Asian British", "Asian / Asian British"),
    ],
)
def test_case_spacing_and_marks_do_not_matter(label: str, same: str) -> None:
    assert normalised(label) == normalised(same)


def test_a_slash_between_two_groups_is_not_a_space() -> None:
    assert normalised("Mixed/Other") != normalised("Mixed Other")


def test_groups_stand_alphabetically_with_other_and_then_the_not_known_last(ethnicity: Ethnicity) -> None:
    shown = sorted(
        ["All", "Other", "White", "Not known", "Asian", "Mixed", "Black"], key=ethnicity.order.__getitem__
    )
    assert shown == ["Asian", "Black", "Mixed", "White", "Other", "Not known", "All"]


def test_people_are_spoken_of_as_people(ethnicity: Ethnicity) -> None:
    assert ethnicity.phrase("Black", "staff") == "Black staff"
    assert ethnicity.phrase("Other", "pupils") == "pupils from Other ethnic groups"
    assert ethnicity.phrase("White and Asian", "pupils") == "pupils of White and Asian heritage"


def test_a_total_and_the_not_known_are_groups_of_nobody(ethnicity: Ethnicity) -> None:
    assert [ethnicity.atoms_of(name) for name in (ALL, *ethnicity.not_known)] == [frozenset()] * 4


@pytest.mark.extracts
def test_every_code_of_hackneys_own_systems_means_what_its_label_says(
    ethnicity: Ethnicity, extracts_folder: Path
) -> None:
    codes = list(_lines(extracts_folder / "hackney_local_ethnicity_codes.csv"))
    schemes = [SCHEME_OF_SYSTEM[line["system"].partition(" (")[0]] for line in codes]
    meanings = [_means(ethnicity, scheme, line["value"]) for line, scheme in zip(codes, schemes, strict=True)]
    assert len(codes) == 118
    assert [line["value"] for line, name in zip(codes, meanings, strict=True) if name is None] == []


@pytest.mark.extracts
def test_every_group_of_hackneys_social_care_codes_holds_its_codes(
    ethnicity: Ethnicity, extracts_folder: Path
) -> None:
    lines = [line for line in _lines(extracts_folder / "hackney_local_ethnicity_codes.csv") if line["group"]]
    scheme = "hackney_social_care"
    outside = [
        line["value"]
        for line in lines
        if not _people(ethnicity, scheme, line["value"]) <= _people(ethnicity, scheme, line["group"])
    ]
    assert len(lines) == 54
    assert outside == []


@pytest.mark.extracts
def test_every_label_seen_across_government_is_known_or_refused_with_a_reason(
    ethnicity: Ethnicity, extracts_folder: Path
) -> None:
    labels = {line["Ethnicity"] for line in _lines(extracts_folder / "ethnicity_label_lookup.csv")}
    known = set(ethnicity.lookup("ours")) | {
        normalised(label) for label, why in ethnicity.refused.items() if why
    }
    assert len(labels) > 250
    assert {label for label in labels if normalised(label) not in known} == set()
