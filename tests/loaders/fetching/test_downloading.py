"""A file comes whole or not at all, whatever happens on the way."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from config import Config
from loaders.fetching.asking import ask
from loaders.fetching.downloading import download
from loaders.fetching.manners import Manners, NotFetched
from tests.loaders.fetching.conftest import Asking
from tests.loaders.fetching.examples import first, publish_first
from tests.loaders.fetching.fake import Fake

AT = "/data-catalogue/data-set/file-1/csv"
MANY = 3000


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "file.csv"


def has_left_nothing(into: Path) -> bool:
    return list(into.parent.glob("file*")) == []


def fails(fake: Fake, into: Path, manners: Manners) -> str:
    """Why a file does not come, of which nothing is left."""
    with pytest.raises(NotFetched) as reason:
        download(f"{fake.address}{AT}", into, manners)
    assert has_left_nothing(into)
    return str(reason.value)


def test_a_service_that_sends_byte_by_byte_does_not_outlast_the_time(
    fake: Fake, settings: Config, asking: Asking, into: Path
) -> None:
    publish_first(fake, settings)
    fake.faults[AT] = ["byte by byte"]
    hurried = replace(asking.manners, most_seconds=0.3)
    assert fails(fake, into, hurried) == "127.0.0.1 had not sent the whole file after 0 seconds."
    assert fake.requests[-1].path == AT and len(fake.requests) == 1


def test_a_length_that_is_no_number_is_none(fake: Fake, settings: Config, asking: Asking, into: Path) -> None:
    publish_first(fake, settings)
    fake.faults[AT] = ["no number"]
    came = download(f"{fake.address}{AT}", into, asking.manners)
    assert came is not None and came.size == len(first(settings).encode()) + 3


def test_a_file_is_known_by_its_hash_and_its_tag(
    fake: Fake, settings: Config, asking: Asking, into: Path
) -> None:
    publish_first(fake, settings)
    came = download(f"{fake.address}{AT}", into, asking.manners)
    assert came is not None
    assert into.read_bytes() == b"\xef\xbb\xbf" + first(settings).encode()
    assert (came.size, came.validators) == (into.stat().st_size, {"ETag": '"file-1"'})
    assert download(f"{fake.address}{AT}", into, asking.manners, came.validators) is None


def test_the_service_is_told_who_asks(fake: Fake, settings: Config, asking: Asking, into: Path) -> None:
    publish_first(fake, settings)
    download(
        f"{fake.address}{AT}",
        into,
        replace(asking.manners, agent="Equalities-dashboard/1 (data@example.org)"),
    )
    (asked,) = fake.requests
    assert asked.headers["User-Agent"] == "Equalities-dashboard/1 (data@example.org)"
    assert "Cookie" not in asked.headers


def test_a_file_that_broke_off_goes_on_where_it_did(
    fake: Fake, settings: Config, asking: Asking, into: Path
) -> None:
    publish_first(fake, settings, others=MANY)
    fake.faults[AT] = ["cut", "cut"]
    assert download(f"{fake.address}{AT}", into, asking.manners)
    whole = fake.csv["file-1"]
    assert into.read_bytes() == whole
    assert fake.sent == len(whole)
    begins = len(whole) // 2
    assert [asked.headers.get("Range") for asked in fake.requests[:2]] == [None, f"bytes={begins}-"]
    assert asking.waits == [1.0, 2.0]


def test_one_that_has_no_tag_begins_again(fake: Fake, settings: Config, asking: Asking, into: Path) -> None:
    fake.etags = False
    publish_first(fake, settings, others=MANY)
    fake.faults[AT] = ["cut"]
    assert download(f"{fake.address}{AT}", into, asking.manners)
    assert into.read_bytes() == fake.csv["file-1"]
    assert [asked.headers.get("Range") for asked in fake.requests] == [None, None]


def test_one_that_always_breaks_off_is_given_up_without_a_trace(
    fake: Fake, settings: Config, asking: Asking, into: Path
) -> None:
    fake.etags = False
    publish_first(fake, settings)
    fake.faults[AT] = ["cut"] * 4
    whole = len(fake.csv["file-1"])
    assert fails(fake, into, asking.manners) == (
        f"127.0.0.1 broke the file off at {whole // 2:,} of {whole:,} bytes. It was tried 4 times."
    )


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("page", "127.0.0.1 answered with a web page in place of figures: a proxy or a sign-in may stand in between."),
        ("page called a table", "127.0.0.1 sent no table of figures."),
        ("404", "127.0.0.1 has nothing at this address (404): the file was renamed or taken away."),
        ("403", "127.0.0.1 refused to answer (403)."),
        ("407", "The proxy wants a name and a password (407). Whoever runs the network can allow 127.0.0.1."),
        ("huge", "The file is larger than the 300 MB that the settings allow."),
        ("to http://localhost:9/elsewhere", "127.0.0.1 sent us on to another host, localhost, which was not followed."),
        ("429 3600", "127.0.0.1 was asked too often (429). It asks for a pause of 3,600 seconds."),
    ],
)  # fmt: skip
def test_what_cannot_be_helped_is_said_at_once(
    fake: Fake, settings: Config, asking: Asking, into: Path, fault: str, words: str
) -> None:
    publish_first(fake, settings)
    fake.faults[AT] = [fault]
    assert fails(fake, into, asking.manners) == words
    assert (len(fake.requests), asking.waits) == (1, [])


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("500", "127.0.0.1 could not answer (500). It was tried 4 times."),
        ("slow", "127.0.0.1 did not answer within 0.4 seconds. It was tried 4 times."),
        ("429", "127.0.0.1 was asked too often (429). It was tried 4 times."),
    ],
)
def test_what_may_pass_is_tried_again_after_longer_and_longer_waits(
    fake: Fake, settings: Config, asking: Asking, into: Path, fault: str, words: str
) -> None:
    publish_first(fake, settings)
    fake.faults[AT] = [fault] * 4
    assert fails(fake, into, asking.manners) == words
    assert asking.waits == [1.0, 2.0, 4.0]


def test_a_service_that_says_how_long_to_wait_is_obeyed(
    fake: Fake, settings: Config, asking: Asking, into: Path
) -> None:
    publish_first(fake, settings)
    fake.faults[AT] = ["429 7", "429 12"]
    assert download(f"{fake.address}{AT}", into, asking.manners)
    assert asking.waits == [7.0, 12.0]


def test_a_way_on_at_the_same_host_is_taken(fake: Fake, settings: Config, asking: Asking, into: Path) -> None:
    publish_first(fake, settings)
    fake.faults["/moved"] = [f"to {fake.address}{AT}"]
    assert download(f"{fake.address}/moved", into, asking.manners)
    assert into.read_bytes() == fake.csv["file-1"]


def test_a_file_larger_than_allowed_is_stopped_even_if_its_length_is_not_said(
    fake: Fake, settings: Config, asking: Asking, into: Path
) -> None:
    publish_first(fake, settings, others=MANY)
    small = replace(asking.manners, most_bytes=100_000)
    assert fails(fake, into, small) == "The file is larger than the 0 MB that the settings allow."


def test_a_file_that_unpacks_to_more_than_allowed_is_stopped(fake: Fake, asking: Asking, into: Path) -> None:
    fake.versions = [{"version": "1.0", "csv": "a,b\n" + "0,0\n" * 1_000_000}]
    address = f"{fake.address}/statistics/v1/data-sets/1/csv?dataSetVersion=1.0"
    with pytest.raises(NotFetched, match="larger than the 2 MB"):
        download(address, into, replace(asking.manners, most_unpacked_bytes=2_000_000))
    assert has_left_nothing(into)
    assert fake.sent < 100_000
    assert len(gzip.compress(b"0,0\n" * 1_000_000)) < 100_000


def test_nobody_listens_where_nothing_runs(asking: Asking, into: Path) -> None:
    with pytest.raises(NotFetched, match=r"127\.0\.0\.1 cannot be reached\. It was tried 4 times\."):
        download("http://127.0.0.1:9/file", into, asking.manners)


def test_an_answer_without_encryption_is_asked_of_nobody_else(asking: Asking) -> None:
    manners = replace(asking.manners, hosts=frozenset(["www.nomisweb.co.uk"]))
    with pytest.raises(NotFetched, match=r"www\.nomisweb\.co\.uk may be asked by https alone"):
        ask("http://www.nomisweb.co.uk/api", manners)


def test_an_answer_that_is_no_json_is_said_to_be_none(fake: Fake, settings: Config, asking: Asking) -> None:
    publish_first(fake, settings)
    with pytest.raises(NotFetched, match="answered with something that cannot be read"):
        ask(f"{fake.address}{AT}", asking.manners)
