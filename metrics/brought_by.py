"""Which file would bring a figure that is not here, and where it is to be had."""

from urllib.parse import urlsplit

from config import Config, Measure
from config.ethnicity import ALL
from config.family import Family

IT = "It comes"
A_FILE = f"{IT} with “"


def brought_by(measure: Measure, group: str, category: str, config: Config, what: str = IT) -> str:
    """ "It comes with “Teacher characteristics” of School workforce in England, at explore-education-...gov.uk." Where no
    publisher's file is known that has such rows, the extract and who sends it. `category`: of sex, a role, an age."""
    for source in config.sources.values():
        if _has(config.families[source.family], measure, group, category):
            return f"{what} with “{source.title}” of {source.publication}, at {urlsplit(source.page).netloc}."
    extract = config.extracts[measure.extract]
    return f"{what} with the extract “{extract.title}” ({extract.who})."


def _has(family: Family, measure: Measure, group: str, category: str) -> bool:
    """Whether a file of the family has rows of the measure, by ethnic group where one is asked for, and by both at once: a
    file that gives one characteristic at a time (its groups have a `level`) never has them."""
    means = {name: {column.value, *column.values.values()} for name, column in family.dimensions.items()}
    grouped = group != ALL
    return (
        family.extract == measure.extract
        and measure.numerator in family.items
        and all(value in means.get(name, ()) for name, value in measure.include.items())
        and (not category or any(category in values for values in means.values()))
        and (not grouped or bool(family.group.columns))
        and not (grouped and category and family.group.level)
    )
