"""The parts of a breakdown in words: boys, boys aged 10 to 15, middle managers, secondary."""

from itertools import product

from config import Config
from config.dimension import Dimension
from pages.components.shared.cell_text import Chosen, first_capital
from pages.components.shared.view import View


def dimensions_of(view: Chosen, config: Config) -> list[Dimension]:
    """The dimensions by which a view is broken down: none, one, or two ("age x sex")."""
    names = view.selection.breakdown.split(" x ") if view.selection.breakdown else []
    return [config.extracts[view.measure.extract].dimensions[name] for name in names]


def parts_of(category: str, view: Chosen, config: Config) -> list[str]:
    """The value of each of those dimensions in a category: "10 to 15, Boys" as ["10 to 15", "Boys"]. A value may
    hold a comma of its own."""
    values = [dimension.every_value for dimension in dimensions_of(view, config)]
    return next(list(parts) for parts in product(*values) if ", ".join(parts) == category)


def split_title(view: View, config: Config) -> str:
    """What a view is broken down by, in words: "Role", "Age and sex"."""
    titles = [dimension.title for dimension in dimensions_of(view, config)]
    return " and ".join([titles[0], *(title.lower() for title in titles[1:])])


def category_words(category: str, view: Chosen, config: Config) -> str:
    """A category as a sentence says it: "boys", "boys aged 10 to 15"; what has a phrase of its own comes last. Grades:
    "case holders", "Scale 1 to 6"."""
    if view.measure.ordered:
        return on_grade(category)
    names, others, phrases = _words_of(category, view, config)
    return " ".join([*names, *others, *phrases]) or running(category)


def people_of_part(people: str, category: str, view: Chosen, config: Config) -> str:
    """Whom a part of a breakdown is of, in words that a group can be said of: "boys aged 10 to 15", "children aged 10 to
    15", "pupils (secondary)"; the `people` themselves where it is of everybody."""
    if not category:
        return people
    if view.measure.ordered:
        return f"{people} ({on_grade(category)})"
    names, others, phrases = _words_of(category, view, config)
    brackets = [f"({', '.join(others)})"] if others else []
    told = " ".join([*(names or [people]), *phrases, *brackets])
    for value, dimension in zip(parts_of(category, view, config), dimensions_of(view, config), strict=True):
        told = dimension.said.get(value, "{people}").format(people=told)
    return told


def called(category: str, view: Chosen, config: Config) -> str:
    """What the people of a part are called, where it says that: "boys" of "boys aged 10 to 15"."""
    return "" if view.measure.ordered else " ".join(_words_of(category, view, config)[0])


def _words_of(category: str, view: Chosen, config: Config) -> tuple[list[str], list[str], list[str]]:
    """The values of a category in words: those that name people, those that are said as they are, and those in a phrase.
    What has words of its own for its people is not among them."""
    names: list[str] = []
    others: list[str] = []
    phrases: list[str] = []
    for value, dimension in zip(parts_of(category, view, config), dimensions_of(view, config), strict=True):
        said = view.measure.called.get(value, running(value))
        if dimension.names_people:
            names.append(said)
        elif value in dimension.said:
            continue
        elif dimension.phrase == "{value}":
            others.append(said)
        else:
            phrases.append(dimension.phrase.format(value=said))
    return names, others, phrases


def running(value: str) -> str:
    """A value in the middle of a sentence. A capital after its first letter makes it a name, which keeps all of them:
    "pupil premium", but "Turkish, Kurdish and Turkish Cypriot" and "SEND support"."""
    return value.lower() if value[1:].islower() or not value[1:] else value


def is_job(grade: str) -> bool:
    """Whether a grade is named for who is on it ("Middle manager"), not by a scale ("Scale 1 to 6")."""
    return grade.endswith(("er", "or", "ers", "ors"))


def on_grade(grade: str) -> str:
    """A grade in running text: "middle managers", but "Scale 1 to 6" as it is written."""
    return f"{grade[0].lower()}{grade[1:].removesuffix('s')}s" if is_job(grade) else grade


def category_title(category: str, view: Chosen, config: Config) -> str:
    """A category as a heading: one value as it is declared, two as "Boys aged 10 to 15"."""
    one = len(dimensions_of(view, config)) < 2
    if one:
        return first_capital(view.measure.called.get(category, category))
    return first_capital(category_words(category, view, config))


def categories(view: View, config: Config) -> list[str]:
    """The parts of the breakdown in the rows, in declared order: junior to senior where that is declared."""
    there = list(dict.fromkeys(row.category for row in view.all_rows))
    values = (dimension.every_value for dimension in dimensions_of(view, config))
    declared = view.measure.ordered or [", ".join(parts) for parts in product(*values)]
    return [name for name in declared if name in there] + [name for name in there if name not in declared]
