"""The bill of materials names what the product runs on, at the versions that are pinned."""

from tests.bill_of_materials import FILE, ROOT, bill, written


def test_the_bill_is_that_of_the_packages_that_are_pinned() -> None:
    assert FILE.read_text(encoding="utf-8") == written(), "run python -m tests.bill_of_materials"


def test_every_line_that_pins_a_package_is_in_it() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert len(bill()["components"]) == sum("==" in line.partition("#")[0] for line in lines)
    streamlit = next(one for one in bill()["components"] if one["name"] == "streamlit")
    assert streamlit["purl"] == f"pkg:pypi/streamlit@{streamlit['version']}"
