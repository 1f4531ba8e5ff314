"""How many people stand behind a finding, what was done to the numbers, and of how many the group is not known: in words."""

from config import Config
from pages.components.shared import cell_text, number_text
from pages.components.shared.view import View
from pages.components.words import findings
from pages.components.words.findings import Row


def how_many(view: View, config: Config) -> str:
    """The numbers behind the finding, what was done to them, and how many are of no known group."""
    row = findings.leading(view, config)
    said = [_numbers(row, view, config) if row is not None else _bounded(view, config) or _in_all(view)]
    said += [
        _not_known(view),
        _protected(view, config),
        "These figures are invented." if view.demonstration else "",
    ]
    return " ".join(filter(None, said))


def _numbers(row: Row, view: View, config: Config) -> str:
    measure, kind = view.measure, view.measure.kind
    counted, of = number_text.count(row["numerator"]), number_text.count(row["denominator"])
    who = findings.people(row["group"], view, config) + findings.part(row, view, config)
    if kind == "average" and of:
        return f"The average is of **{of} {who}**."
    if kind == "average" or not (counted and of):
        return _not_given(view)
    if kind == "representation":
        people = f"{measure.people}{findings.part(row, view, config)}"
        name = findings.people(row["group"], view, config)
        return f"**{counted} {name}**, of {of} {people} whose ethnic group is known."
    if kind == "attainment":
        return f"**{counted} of {of} {who}** {measure.verb} {measure.one}{_theirs(row, view, config)}."
    joins = "of" if findings.counts_people(view, config) else "among"
    among = f" {measure.among}" if measure.among else ""
    return f"**{counted} {measure.one}**, {joins} {of} {who}{among}{_theirs(row, view, config)}."


def _theirs(row: Row, view: View, config: Config) -> str:
    """The numbers of the group compared with, where it is one and they are given: ", and 860 among 11,620 White pupils"."""
    same = view.rows[view.rows["group"].eq(row["comparator"]) & view.rows["category"].eq(row["category"])]
    if len(same) != 1 or row["group"] == row["comparator"]:
        return ""
    counted, of = (number_text.count(same.iloc[0][name]) for name in ("numerator", "denominator"))
    if not (counted and of) or cell_text.hidden(same.iloc[0]):
        return ""
    joins = "of" if view.measure.kind == "attainment" or findings.counts_people(view, config) else "among"
    return f", and {counted} {joins} {of} {findings.people(row['comparator'], view, config)}"


def _not_given(view: View) -> str:
    """Why there are no numbers: withheld, or never published."""
    if view.rows["status"].eq("confidential").any():
        return "The numbers are not shown, so that nobody can be identified."
    given = "shares" if number_text.is_share(view.measure) else "the result"
    return f"The source gives no numbers, only {given}."


def _bounded(view: View, config: Config) -> str:
    """Of the largest group where a withheld figure leaves the base of every share open; "" where that is not so."""
    if not view.bounded["numerator"].notna().any() or view.known_between is None:
        return ""
    row = view.bounded.loc[view.bounded["numerator"].idxmax()]
    least, most = (number_text.count(number) for number in view.known_between)
    who = findings.people(str(row["group"]), view, config)
    return (
        f"**{number_text.count(row['numerator'])} {who}**, of between {least} and {most} {view.measure.people} "
        "whose ethnic group is known."
    )


def _in_all(view: View) -> str:
    """Where no group can be picked out: everybody."""
    everybody = view.everybody
    number = "numerator" if view.measure.kind == "representation" else "denominator"
    if everybody is None or not number_text.known(everybody[number]):
        return _not_given(view)
    whom = f"{view.measure.people} {view.measure.among}".strip()
    return f"**{number_text.count(everybody[number])} {whom}** in all. No group is set against another here."


def _not_known(view: View) -> str:
    row = view.not_known
    if row is None:
        return ""
    number = row["numerator" if view.measure.kind == "representation" else "denominator"]
    if number_text.known(number):
        more = "another " if view.measure.kind == "representation" else ""
        parts = " (all parts together)" if view.selection.breakdown else ""
        return f"The ethnic group of {more}{number_text.count(number)} is not known{parts}." if number else ""
    return "How many have no known ethnic group is not shown." if cell_text.is_secret(row) else ""


def _protected(view: View, config: Config) -> str:
    """That counts are rounded, or that some are withheld."""
    if within := cell_text.rounded_within(view):
        rounded_to = config.publication.rounded_to
        return f"Counts are rounded to {rounded_to}; each is within {within} of the true figure."
    if view.rows["status"].eq("confidential").any() and number_text.known(view.groups["value"].max()):
        return "Some numbers of this view are withheld, so that nobody can be identified."
    return ""
