"""A file that was packed for its journey is read as what it is, and never more of it than there may be."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

import config
from loaders import intake
from loaders.intake import Checked
from loaders.reading.source import Source, on_disk
from loaders.recognising import Asked
from tests.loaders import published_samples as samples

CONFIG = config.load()
DATA = samples.SOCIAL_WORKERS.encode()


def zipped(**files: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name.replace("_", "."), data)
    return written.getvalue()


def check(data: bytes | Path | Source, **limits: int) -> Checked:
    publication = CONFIG.publication
    small = publication.model_copy(update={"limits": publication.limits.model_copy(update=limits)})
    return intake.check(data, "file", CONFIG.model_copy(update={"publication": small}))


def said(checked: Checked) -> str:
    return " ".join(problem.sentence() for problem in checked.problems)


def test_a_gzip_and_a_zip_are_read_as_the_file_inside() -> None:
    plain = check(DATA)
    assert plain.upload is not None
    for packed in (
        gzip.compress(DATA),
        zipped(data_csv=DATA, guidance_txt=b"what it is", data_meta_csv=b"a,b\n"),
    ):
        checked = check(packed)
        assert (checked.problems, checked.rows_read, checked.family) == (
            plain.problems,
            plain.rows_read,
            plain.family,
        )
        assert checked.upload is not None
        assert checked.upload.rows.equals(plain.upload.rows)
        assert checked.upload.file_hash != plain.upload.file_hash, "that of the file as it was sent"


def test_an_extract_of_ours_may_be_packed_too() -> None:
    assert said(check(gzip.compress(b"ethnic_group,headcount\nWhite,5\n"))) == said(
        check(b"ethnic_group,headcount\nWhite,5\n")
    )


def test_of_a_zip_with_several_files_one_is_chosen() -> None:
    packed = zipped(one_csv=DATA, two_csv=b"a,b\n1,2\n")
    (problem,) = check(packed).problems
    assert problem.title == "The zip file holds several CSVs."
    assert problem.choices == ("one.csv", "two.csv")
    assert intake.check(packed, "file", CONFIG, Asked(sheet="one.csv")).upload is not None


def test_a_packed_file_that_is_damaged_or_holds_no_csv_is_refused() -> None:
    assert said(check(gzip.compress(DATA)[:-9])).startswith(
        "This is a compressed file that is damaged or cut short. Download it again, and send the whole file."
    )
    assert said(check(zipped(picture_png=b"x"))).startswith("This is a zip file.")
    broken = bytearray(zipped(data_csv=DATA))
    broken[60] ^= 0xFF
    assert check(bytes(broken)).upload is None


def test_no_more_is_unpacked_than_may_be() -> None:
    packed = gzip.compress(DATA * 100)
    assert "more in it than its size shows" in said(check(packed, command_unpacked_bytes=50_000))


def test_a_published_file_may_be_larger_than_an_extract() -> None:
    assert check(DATA, page_bytes=100).upload is not None
    assert "at the most 0 MB can be read" in said(check(DATA, page_bytes=100, published_page_bytes=200))
    assert "The file has 0.0 MB" in said(
        check(b"ethnic_group,headcount\n" + b"White,5\n" * 99, page_bytes=100)
    )


def test_a_large_file_that_is_nearly_a_published_one_is_told_what_it_lacks() -> None:
    text = samples.SOCIAL_WORKERS.replace("OrgRole", "Role")
    assert "has no column called “OrgRole”" in said(check(text.encode(), page_bytes=100))


def test_a_file_on_the_disk_is_gone_when_nobody_holds_it() -> None:
    source = on_disk(io.BytesIO(DATA))
    assert isinstance(source.held, Path)
    where = source.held
    assert check(source).upload is not None
    assert where.read_bytes() == DATA
    del source
    assert not where.exists()


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_packed_in_a_way_that_is_unpacked_at_once_is_not_read(way: int) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", way) as packed:
        packed.writestr("data.csv", DATA)
    assert said(check(written.getvalue())).startswith("This is a zip file.")
