"""What each service says of its releases, and whether all rows came."""

from pathlib import Path
from typing import Any

import pytest

from config import Config
from config.fetching.source import Source
from loaders.fetching.manners import NotFetched
from loaders.fetching.release import Asked
from loaders.fetching.services import SERVICES
from tests.loaders.fetching.conftest import Asking
from tests.loaders.fetching.fake import Fake

ABOUT: dict[str, Any] = {
    "title": "A",
    "publisher": "DfE",
    "publication": "Census 2021",
    "page": "https://example.org",
    "family": "f",
}
API = Source(**ABOUT, service="statistics-api", data_set="1")
NOMIS = Source(
    **ABOUT, service="nomis", data_set="NM_2041_1",
    query={"date": "latest", "measures": "20100", "select": "geography_code,c2021_eth_20_name,obs_value"},
)  # fmt: skip
ONS = Source(
    **ABOUT, service="ons-filter", data_set="RM032", query={"edition": "2021", "population_type": "UR"}, areas="ltla23",
    options={"ethnic_group_tb_6a": (), "resident_age_101a": ("10", "11")},
)  # fmt: skip


def asked_of(source: Source, here: Config, asking: Asking) -> Asked:
    areas = ("E09000012", "E92000001")
    return Asked(source, here.publication.fetch.services, areas, asking.manners)


def brought(asked: Asked, into: Path) -> str:
    service = SERVICES[asked.source.service]
    release = service.newest(asked, {}).release
    assert release is not None
    assert service.bring(asked, release, into, {}, None) is not None
    return into.read_text(encoding="utf-8")


def version(number: str, rows: int) -> dict[str, object]:
    return {
        "version": number, "published": "2026-02-05T09:30:00Z", "totalResults": rows, "csv": "a,b\n1,2\n3,4\n",
        "release": {"title": "Academic year 2024/25", "slug": "2024-25"},
        "changes": {"notes": "Counts were corrected.", "majorChanges": {"indicators": ["deleted"]}},
    }  # fmt: skip


def test_the_statistics_api_tells_of_a_version_and_what_changed_in_it(
    fake: Fake, here: Config, asking: Asking, tmp_path: Path
) -> None:
    fake.versions = [version("1.0", 2), version("2.0", 2)]
    asked = asked_of(API, here, asking)
    release = SERVICES["statistics-api"].newest(asked, {}).release
    assert release is not None
    assert (release.words, release.published) == ("Academic year 2024/25, version 2.0", "2026-02-05")
    assert release.notes[0] == "Counts were corrected."
    assert "took away or renamed" in release.notes[1]
    assert brought(asked, tmp_path / "file.csv") == "a,b\n1,2\n3,4\n"


def test_a_file_with_fewer_rows_than_its_publisher_counts_is_not_kept(
    fake: Fake, here: Config, asking: Asking, tmp_path: Path
) -> None:
    fake.versions = [version("1.0", 3)]
    with pytest.raises(NotFetched, match=r"The file has 2 rows, and 127\.0\.0\.1 says that it has 3"):
        brought(asked_of(API, here, asking), tmp_path / "file.csv")
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("status", "words"), [("Deprecated", "taken over by another.*data-set-2"), ("Withdrawn", "withdrew")]
)
def test_a_data_set_that_is_no_more_says_what_took_its_place(
    fake: Fake, here: Config, asking: Asking, status: str, words: str
) -> None:
    fake.versions, fake.status = [version("1.0", 2)], status
    with pytest.raises(NotFetched, match=words):
        SERVICES["statistics-api"].newest(asked_of(API, here, asking), {})


def test_nomis_sends_ten_rows_at_a_time_and_all_of_them_are_brought(
    fake: Fake, here: Config, asking: Asking, tmp_path: Path
) -> None:
    fake.rows = [["E09000012", f"Group {number}", str(number)] for number in range(25)]
    lines = brought(asked_of(NOMIS, here, asking), tmp_path / "file.csv").splitlines()
    assert lines[0] == "GEOGRAPHY_CODE,C2021_ETH_20_NAME,OBS_VALUE"
    assert lines[25] == "E09000012,Group 24,24"
    assert [asked.query.get("recordoffset") for asked in fake.requests] == [None, "10", "20"]
    assert fake.requests[0].query["geography"] == "E09000012,E92000001"


def test_ons_makes_a_table_to_order_and_is_waited_for(
    fake: Fake, here: Config, asking: Asking, tmp_path: Path
) -> None:
    fake.table, fake.not_ready = b"Lower tier local authorities Code,Observation\nE09000012,463\n", 2
    assert "E09000012,463" in brought(asked_of(ONS, here, asking), tmp_path / "file.csv")
    (order,) = (asked.body for asked in fake.requests if asked.path == "/v1/filters")
    assert order["dataset"] == {"id": "RM032", "edition": "2021", "version": 1}
    assert order["dimensions"][0] == {"name": "ltla23", "is_area_type": True, "options": ["E09000012"]}
    assert asking.waits == [3.0, 3.0]


def test_an_area_that_ons_leaves_out_is_missed(
    fake: Fake, here: Config, asking: Asking, tmp_path: Path
) -> None:
    fake.table = b"Lower tier local authorities Code,Observation\nE09000001,463\n"
    with pytest.raises(NotFetched, match="ONS left out E09000012"):
        brought(asked_of(ONS, here, asking), tmp_path / "file.csv")
    assert [*tmp_path.iterdir()] == []
