"""The figures that come with the product: in the extracts' own format, adding up, and as published."""

import re
from pathlib import Path

import pandas as pd
import pytest

import config
from config import periods
from config.ethnicity import ALL, KNOWN, normalised
from loaders.problems import LONGEST

DATA = Path(__file__).parent.parent / "data"
PUBLISHED = sorted((DATA / "published").glob("*.csv"))
DEMO = sorted((DATA / "demo").glob("*.csv"))
EVERY_FILE = pytest.mark.parametrize("path", [*PUBLISHED, *DEMO], ids=lambda path: path.name)
EVERY_PUBLISHED_FILE = pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.name)

CONFIG = config.load()
NOT_KNOWN = "Not known"
FIVE = ["Asian", "Black", "Mixed", "White", "Other"]
ATTAINMENT = "attainment.by_ethnic_group.csv"
KS2_2025 = {"period": "2024/25", "stage": "Key stage 2"}
KS4 = {"stage": "Key stage 4"}
TOTALS = "totals.children_and_young_people.csv"
LOOKED_AFTER = "childrens_services.looked_after_2023_to_2025.csv"
GSS_SYMBOLS = {"c", "x", "z", "k", "u", "low"}
WHOLE, DECIMAL, SCORE = r"\d+", r"\d+(\.\d+)?", r"-?\d+\.\d\d"
NOT_KEYS = {"source", *(item for extract in CONFIG.extracts.values() for item in extract.items)}


def read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def published(name: str) -> pd.DataFrame:
    return read(DATA / "published" / name)


def declared(path: Path) -> config.Extract:
    return CONFIG.extracts[path.name.split(".")[0]]


def items(path: Path) -> list[str]:
    return [column for column in read(path) if column in declared(path).items]


def figure(name: str, item: str, group: str, **where: str) -> int:
    """The one figure of a published file for a group in Hackney, unless `where` says otherwise."""
    rows = published(name)
    for column, value in ({"area": "Hackney", "ethnic_group": group} | where).items():
        rows = rows[rows[column] == value]
    assert len(rows) == 1
    return int(rows[item].iloc[0])


def cells_by_group(path: Path) -> pd.DataFrame:
    """Counts of people and events, one row a block and item, one column a group; symbols are NaN.

    `off` is how far rounding alone can take six cells and their total apart: half the base for each.
    """
    rows, extract = read(path), declared(path)
    keys = [column for column in rows if column not in NOT_KEYS | {"ethnic_group"}]
    counted = [item for item in items(path) if extract.items[item].kind in ("people", "events")]
    long = rows.melt([*keys, "ethnic_group", "source"], counted, "item", "count")
    long["count"] = pd.to_numeric(long["count"].mask(long["count"].isin(GSS_SYMBOLS | {""})))
    base = long["source"].str.extract(r"rounded to (\d+)")[0].fillna("0").astype(int)
    blocks = long.assign(base=base).set_index([*keys, "item", "base", "ethnic_group"])["count"]
    wide = blocks.unstack("ethnic_group")
    return wide.assign(off=wide.index.get_level_values("base") * 3.5)


@EVERY_FILE
def test_the_columns_are_those_of_the_extract_in_its_order(path: Path) -> None:
    extract = declared(path)
    named = [item for item in extract.items if item in items(path)]
    assert list(read(path)) == ["period", "area", *extract.dimensions, "ethnic_group", *named, "source"]
    assert all(item in named for item, rule in extract.items.items() if rule.required)


@EVERY_FILE
def test_every_group_is_named_as_we_name_it_and_means_itself_in_the_scheme_of_the_extract(path: Path) -> None:
    meaning = CONFIG.ethnicity.lookup(declared(path).scheme) | {normalised(KNOWN): KNOWN}
    for label in read(path)["ethnic_group"].unique():
        assert meaning.get(normalised(label)) == label


@EVERY_FILE
def test_every_value_of_a_dimension_is_declared_and_what_must_be_said_is_said(path: Path) -> None:
    rows = read(path)
    for name, dimension in declared(path).dimensions.items():
        allowed = set(dimension.values) | (set() if dimension.required else {ALL})
        assert set(rows[name]) <= allowed, name


@EVERY_FILE
def test_periods_and_areas_are_written_as_the_product_writes_them(path: Path) -> None:
    rows = read(path)
    read_as = [period for label in rows["period"].unique() if (period := periods.parse(label))]
    assert [period.label for period in read_as] == list(rows["period"].unique())
    assert {period.kind for period in read_as} <= set(declared(path).period)
    assert set(rows["area"]) <= {area.name for area in CONFIG.publication.places}


@EVERY_FILE
def test_every_row_says_where_it_comes_from_in_words_short_enough_to_be_shown_whole(path: Path) -> None:
    assert read(path)["source"].str.len().between(5, LONGEST).all()


@EVERY_PUBLISHED_FILE
def test_a_published_cell_is_a_number_of_its_kind_or_a_gss_symbol(path: Path) -> None:
    """Of what a row's source says nothing of its cell is blank; what every row must have is never blank."""
    assert declared(path).sources["transcribed"].protection == "open"
    for item in items(path):
        rule = declared(path).items[item]
        form = {"people": WHOLE, "events": WHOLE, "score": SCORE}.get(rule.kind, DECIMAL)
        said = read(path)[item] if rule.required else read(path)[item][lambda cells: cells != ""]
        assert all(re.fullmatch(form, cell) or cell in GSS_SYMBOLS for cell in said), item


@EVERY_PUBLISHED_FILE
def test_every_row_has_a_figure(path: Path) -> None:
    assert not read(path)[items(path)].isin({"", "x"}).all(axis=1).any()


@EVERY_FILE
def test_no_more_people_than_the_people_they_are_part_of(path: Path) -> None:
    rows = read(path)
    for item in items(path):
        if base := declared(path).items[item].of:
            part, whole = (pd.to_numeric(rows[name], errors="coerce") for name in (item, base))
            assert not (part > whole).any(), item


@pytest.mark.parametrize("paths", [PUBLISHED, DEMO], ids=["published", "demo"])
def test_no_figure_is_given_twice_and_no_two_files_fill_the_same_slice(paths: list[Path]) -> None:
    slices = [(path.name.split(".")[0], period) for path in paths for period in read(path)["period"].unique()]
    assert len(slices) == len(set(slices))
    for path in paths:
        keys = [column for column in read(path) if column not in NOT_KEYS]
        assert not read(path).duplicated(keys).any(), path.name


@EVERY_PUBLISHED_FILE
def test_five_groups_and_not_known_add_up_to_all_where_all_are_given(path: Path) -> None:
    wide = cells_by_group(path).reindex(columns=[*FIVE, NOT_KNOWN, ALL, "off"]).dropna()
    apart = (wide[[*FIVE, NOT_KNOWN]].sum(axis=1) - wide[ALL]).abs()
    assert (apart <= wide["off"]).all()


def test_five_groups_add_up_to_the_known_number_of_social_workers_where_no_total_is_given() -> None:
    wide = cells_by_group(DATA / "published" / "workforce.social_workers.csv").dropna(subset=[KNOWN])
    assert (len(wide), wide[ALL].count()) == (83, 0)
    assert wide[FIVE].sum(axis=1).eq(wide[KNOWN]).all()


def test_the_blocks_that_must_add_up_are_really_there() -> None:
    needed = [*FIVE, NOT_KNOWN, ALL]
    complete = {path.name: len(cells_by_group(path).reindex(columns=needed).dropna()) for path in PUBLISHED}
    assert {name: blocks for name, blocks in complete.items() if blocks} == {
        ATTAINMENT: 2,
        "childrens_services.looked_after_2021_and_2022.csv": 4,
        "childrens_services.looked_after_2023_to_2025.csv": 9,
        "exclusions.from_2017_18.csv": 18,
        "workforce.social_workers.csv": 64,
    }


@pytest.mark.parametrize(
    ("name", "population", "groups"),
    [
        ("population.census_2021.csv", "All residents", 19),
        ("population.census_2021.csv", "Ages 10 to 17", 5),
        ("population.census_2011.csv", "All residents", 18),
        ("population.pupils_on_roll.csv", "Pupils on roll", 19),
    ],
)
def test_the_groups_of_a_population_add_up_to_its_total(name: str, population: str, groups: int) -> None:
    rows = published(name).astype({"people": int})
    for _, block in rows[rows["population"] == population].groupby(["period", "area"]):
        by_group = block.set_index("ethnic_group")["people"]
        if len(by_group) > 1:
            assert len(by_group) == groups + 1
            assert by_group.drop(ALL).sum() == by_group[ALL]


def test_the_roles_of_social_workers_add_up_to_all_roles() -> None:
    rows = published("workforce.social_workers.csv").astype({"headcount": int})
    keys = ["period", "area", "ethnic_group"]
    all_roles = rows[rows["role"] == ALL].set_index(keys)["headcount"]
    added = rows[rows["role"] != ALL].groupby(keys)["headcount"].sum()
    both = added.index.intersection(all_roles.index)
    assert len(both) == 134
    assert added[both].equals(all_roles[both])


def test_boys_and_girls_add_up_to_all_pupils_of_england_but_for_rounding() -> None:
    wide = cells_by_group(DATA / "published" / "exclusions.to_2016_17.csv").drop(columns="off").stack()
    by_sex = wide.xs("England", level="area").unstack("sex").dropna()
    assert len(by_sex) == 95
    assert (by_sex["Boys"] + by_sex["Girls"] - by_sex[ALL]).abs().max() == 5


@pytest.mark.parametrize(
    ("expected", "name", "item", "group", "where"),
    [
        (259147, "population.census_2021.csv", "people", ALL, {"population": "All residents"}),
        (8799725, "population.census_2021.csv", "people", ALL, {"area": "London"}),
        (56490048, "population.census_2021.csv", "people", ALL, {"area": "England"}),
        (7472, "population.census_2021.csv", "people", "Black", {"population": "Ages 10 to 17"}),
        (246270, "population.census_2011.csv", "people", ALL, {}),
        (34442, "population.pupils_on_roll.csv", "people", ALL, {"period": "2021/22"}),
        (187, "workforce.social_workers.csv", "headcount", ALL, {"period": "2022-09-30", "role": ALL}),
        (5, "workforce.social_workers.csv", "headcount", NOT_KNOWN, {"period": "2022-09-30", "role": ALL}),
        (177, "workforce.social_workers.csv", "headcount", KNOWN, {"period": "2019-09-30", "role": ALL}),
        (
            2249,
            "workforce.social_workers.csv",
            "headcount",
            "Black",
            {"area": "London", "period": "2025-09-30", "role": ALL},
        ),
        (
            38292,
            "workforce.social_workers.csv",
            "headcount",
            ALL,
            {"area": "England", "period": "2025-09-30", "role": ALL},
        ),
        (1441, "exclusions.from_2017_18.csv", "suspensions", "Black", {"period": "2023/24"}),
        (10342, "exclusions.from_2017_18.csv", "pupils", "Black", {"period": "2023/24"}),
        (52, "exclusions.from_2017_18.csv", "permanent_exclusions", ALL, {"period": "2023/24"}),
        (481, "exclusions.from_2017_18.csv", "pupils", NOT_KNOWN, {"period": "2023/24"}),
        (43, "exclusions.to_2016_17.csv", "permanent_exclusions", ALL, {"period": "2016/17"}),
        (1914, ATTAINMENT, "reached_good_level", ALL, {"period": "2021/22", "stage": "Early years"}),
        (323, ATTAINMENT, "reached_strong", "Black", {"period": "2018/19", "stage": "Key stage 4"}),
        (2449, ATTAINMENT, "pupils", ALL, KS4 | {"period": "2022/23"}),
        (1755, ATTAINMENT, "reached_standard", ALL, KS4 | {"period": "2022/23"}),
        (1307, ATTAINMENT, "reached_strong", ALL, KS4 | {"period": "2022/23"}),
        (274_601, ATTAINMENT, "reached_strong", ALL, KS4 | {"period": "2022/23", "area": "England"}),
        (71, ATTAINMENT, "share_expected", "Black", KS2_2025),
        (78, ATTAINMENT, "share_expected", "White", KS2_2025),
        (85, ATTAINMENT, "share_expected", "Asian", KS2_2025),
        (75, ATTAINMENT, "share_expected", "Mixed", KS2_2025),
        (76, ATTAINMENT, "share_expected", ALL, KS2_2025),
        (63, ATTAINMENT, "share_expected", ALL, KS2_2025 | {"area": "England"}),
        (2184, TOTALS, "number", ALL, {"indicator": "Children in need", "period": "2025-03-31"}),
        (3653, TOTALS, "number", ALL, {"indicator": "Referrals", "period": "2024-25"}),
        (225, TOTALS, "number", ALL, {"indicator": "Child protection plans", "period": "2025-03-31"}),
        (133, TOTALS, "number", ALL, {"indicator": "Came into care", "period": "2024-25"}),
        (255, TOTALS, "per_100000", ALL, {"indicator": "First-time entrants", "period": "2024-12-31"}),
        (140, LOOKED_AFTER, "children", "Black", {"period": "2025-03-31"}),
        (352, LOOKED_AFTER, "children", ALL, {"period": "2025-03-31"}),
    ],
)
def test_headline_figures_are_as_published(
    expected: int, name: str, item: str, group: str, where: dict[str, str]
) -> None:
    assert figure(name, item, group, **where) == expected


def test_black_residents_of_hackney_in_2021_are_54_645() -> None:
    residents = {"population": "All residents"}
    parts = [
        figure("population.census_2021.csv", "people", group, **residents)
        for group in ("Black African", "Black Caribbean", "Other Black")
    ]
    assert (parts, sum(parts)) == ([29478, 17903, 7264], 54645)


def test_black_social_workers_in_2022_are_57_of_the_182_whose_group_is_known() -> None:
    place = {"period": "2022-09-30", "role": ALL}
    known = {group: figure("workforce.social_workers.csv", "headcount", group, **place) for group in FIVE}
    assert (known["Black"], sum(known.values())) == (57, 182)


def test_key_stage_4_counts_chinese_apart_and_142_pupils_have_no_row() -> None:
    rows = published(ATTAINMENT)
    rows = rows[rows["stage"].eq("Key stage 4") & rows["period"].eq("2018/19") & rows["pupils"].ne("x")]
    rows = rows.set_index(["area", "ethnic_group"])["pupils"].astype(int)
    assert set(rows["Hackney"].index) == {ALL, "Asian without Chinese", "Black", "Chinese", "Mixed", "White"}
    assert rows["Hackney"][ALL] - rows["Hackney"].drop(ALL).sum() == 142


def test_a_figure_that_dfe_withheld_is_withheld_in_the_symbols_of_today() -> None:
    """In DfE's files up to 2016/17 an x meant suppressed; since 2020 that is c, and x is not available."""
    rows = published("exclusions.to_2016_17.csv")
    england = rows[rows["period"] == "2016/17"].set_index(["area", "sex", "ethnic_group"]).loc["England"]
    assert england.loc[("Boys", "Chinese"), "permanent_exclusions"] == "c"
    assert england.loc[("Girls", "Chinese"), "permanent_exclusions"] == "0"
    children = published("childrens_services.looked_after_2021_and_2022.csv")
    withheld = children[children["children"] == "c"]
    assert set(withheld["area"] + ", " + withheld["ethnic_group"]) == {"Hackney, Other", "Hackney, Not known"}


def test_a_score_without_counts_keeps_its_sign() -> None:
    rows = published(ATTAINMENT).set_index(["period", "area", "stage", "ethnic_group"])["progress"]
    assert rows["2021/22", "Hackney", "Key stage 4", "Mixed"] == "-0.22"
    assert rows["2024/25", "Hackney", "Key stage 4", "Mixed"] == "z"


def test_the_tools_traps_are_not_in_what_was_transcribed() -> None:
    """Chinese children's "2021" of early years is 2022's, England's first-time entrants are ten times too high, and Asian
    leaves Chinese out where it is called so."""
    rows = published(ATTAINMENT).set_index(["period", "area", "stage", "ethnic_group"])
    assert ("2020/21", "England", "Early years", "Chinese") not in rows.index
    assert rows.loc[("2021/22", "England", "Early years", "Chinese"), "share_good_level"] == "74.9"
    totals = published(TOTALS).set_index(["period", "area", "indicator"])
    assert totals.loc[("2024-12-31", "England", "First-time entrants"), "per_100000"] == "125.8"
    assert rows.loc[("2017/18", "Hackney", "Key stage 4", "Asian without Chinese"), "mean_points"] == "50.7"
    assert rows.loc[("2019/20", "Hackney", "Key stage 4", "Asian"), "mean_points"] == "56.4"


def _given(name: str, item: str, group: str = ALL, **where: str) -> str:
    rows = published(name)
    for column, value in ({"ethnic_group": group} | where).items():
        rows = rows[rows[column] == value]
    (cell,) = rows[item]
    return str(cell)


@pytest.mark.parametrize(
    ("period", "hackney", "england"),
    [
        ("2020/21", "4.66048", "4.25086"),
        ("2021/22", "6.81845", "6.91037"),
        ("2022/23", "8.19575", "9.33458"),
    ],
)
def test_rates_of_suspension_are_as_published_where_nobody_gives_the_counts(
    period: str, hackney: str, england: str
) -> None:
    place = {"period": period, "phase": ALL}
    rates = [
        _given("exclusions.from_2017_18.csv", "suspension_rate", area=area, **place)
        for area in ("Hackney", "England")
    ]
    assert rates == [hackney, england]


@pytest.mark.parametrize(
    ("area", "pupils", "suspensions", "group"),
    [
        ("England", 8_445_343, 954_952, ALL),
        ("England", 546_750, 42_842, "Black"),
        ("London", 223_311, 19_132, "Black"),
        ("England", 5_844_848, 764_156, "White"),
        ("London", 488_463, 27_911, "White"),
    ],
)
def test_suspensions_of_2023_24_in_london_and_england_are_as_published(
    area: str, pupils: int, suspensions: int, group: str
) -> None:
    place = {"area": area, "period": "2023/24"}
    name = "exclusions.from_2017_18.csv"
    assert (figure(name, "pupils", group, **place), figure(name, "suspensions", group, **place)) == (
        pupils,
        suspensions,
    )


def test_nothing_in_the_table_of_rates_stands_beside_a_count_of_the_same() -> None:
    """A rate is given where its count is not: the two are never mixed within one figure."""
    rows = published("exclusions.from_2017_18.csv")
    for count, rate in (
        ("suspensions", "suspension_rate"),
        ("permanent_exclusions", "permanent_exclusion_rate"),
    ):
        assert not ((rows[count] != "") & (rows[rate] != "")).any()


def test_every_authority_has_ten_statistical_neighbours_that_are_there_and_not_itself() -> None:
    rows = pd.read_csv(DATA / "published" / "neighbours" / "dfe_2025.csv", dtype=str)
    for code, theirs in rows.groupby("code"):
        assert list(theirs["place"]) == [str(place) for place in range(1, 11)]
        assert theirs["neighbour_code"].is_unique and code not in set(theirs["neighbour_code"])
    named = {place.code: place.name for place in CONFIG.areas.places}
    assert rows["neighbour"].tolist() == [named[code] for code in rows["neighbour_code"]]
    assert set(rows["closeness"]) <= {"Extremely close", "Very close", "Close", "Somewhat close", "Not close"}


def test_the_statistical_neighbours_of_hackney() -> None:
    rows = pd.read_csv(DATA / "published" / "neighbours" / "dfe_2025.csv", dtype=str)
    assert rows.loc[rows["name"] == "Hackney", "neighbour"].tolist() == [
        "Southwark", "Islington", "Haringey", "Lambeth", "Tower Hamlets",
        "Lewisham", "Camden", "Manchester", "Waltham Forest", "Westminster",
    ]  # fmt: skip
