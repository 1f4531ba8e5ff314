"""What a declaration does once it is in its place, in plain English: what `python -m config check` says of a file."""

from collections import Counter
from collections.abc import Callable

from config.loading import FOLDER
from config.page import Page
from config.schema import Config, Extract, Measure
from config.vocabulary import KINDS

# Labels beside their words.
Lines = list[tuple[str, str]]
_NO_MEASURE = "none yet: nothing shows its figures until a measure reads them"
_MADE_AGAIN = "every one is made again at the next start where this file is new or changed"
PROTECTED = {"open": "shown as they are", "round": "all counts rounded"}


def of(kind: str, name: str, settings: Config) -> Lines:
    """What the declaration `name` of a kind (`kinds_of_file`) does; for a file of which there is one, all that it does."""
    return TOLD[kind](name, settings)


def _measure(name: str, settings: Config) -> Lines:
    measure = settings.measures[name]
    page, extract = settings.pages[measure.page], settings.extracts[measure.extract]
    against = measure.comparator or measure.reference_group
    compared = settings.comparators[against].title if against in settings.comparators else against
    return [
        ("page", f"“{page.title}”, at /{page.url}, where “{page.choose}” offers it"),
        ("question", measure.question),
        ("figure", f"{KINDS[measure.kind]}; compared with {compared}"),
        ("shown", _listed("broad and detailed groups", *(f"by {one}" for one in measure.breakdowns))),
        ("figures", f"from the extract “{extract.title}”, sent by {extract.who}"),
        ("source", f"{measure.source}. {measure.frequency}"),
        ("targets", _targets(measure)),
        ("command", f"python -m metrics show {name}"),
    ]


def _targets(measure: Measure) -> str:
    return "; ".join(f"{target.plan}: {target.words}" for target in measure.targets) or "no plan sets one"


def _extract(name: str, settings: Config) -> Lines:
    extract = settings.extracts[name]
    sources = (
        f"{source.title} ({_protected(name, key, settings)})" for key, source in extract.sources.items()
    )
    reading = [one for one, measure in settings.measures.items() if measure.extract == name]
    return [
        ("sent by", extract.who),
        ("template", _listed("period", *extract.dimensions, "ethnic_group", *extract.items)),
        ("needs", _listed(*extract.required)),
        ("told by", _told_by(extract)),
        ("sources", _listed(*sources)),
        ("measures", _listed(*reading) or _NO_MEASURE),
        ("releases", _MADE_AGAIN),
        ("command", f"python -m loaders check FILE --extract {name}"),
    ]


def _protected(name: str, source: str, settings: Config) -> str:
    """How the figures of an extract's source are protected, and below which count they are small."""
    extract = settings.extracts[name]
    rule = extract.sources[source]
    if rule.protection != "suppress":
        return PROTECTED[rule.protection]
    published = "; shown where others have published the same" if rule.shows_published else ""
    return f"counts of 1 to {settings.suppress_below(extract, source) - 1} withheld{published}"


def _told_by(extract: Extract) -> str:
    values = (f"{name} ({', '.join(column.values)})" for name, column in extract.dimensions.items())
    return "its headings, and where another has the same by the values of " + _listed(*values)


def _family(name: str, settings: Config) -> Lines:
    family = settings.families[name]
    extract = settings.extracts[family.extract]
    groups = (
        settings.ethnicity.schemes[family.group.scheme].title if family.group.scheme else "a column for each"
    )
    reading = [one for one, measure in settings.measures.items() if measure.extract == family.extract]
    return [
        ("file", f"{family.publisher}: {family.title}"),
        ("becomes", f"rows of the extract “{extract.title}”: {_listed(*family.items, *family.dimensions)}"),
        (
            "areas",
            f"{_listed(*(area.name for area in settings.publication.areas))}, by {_listed(*family.places.columns)}",
        ),
        ("groups", groups),
        ("periods", family.period.kind + (f", up to {family.period.last}" if family.period.last else "")),
        ("left out", family.left_out),
        ("measures", _listed(*reading) or _NO_MEASURE),
        ("command", "python -m loaders check FILE"),
    ]


def _source(name: str, settings: Config) -> Lines:
    source = settings.sources[name]
    family = settings.families[source.family]
    return [
        ("file", f"{source.publisher}: {source.publication}"),
        ("found by", source.data_set or f"words of its title: {_listed(*source.title_has)}"),
        ("asked of", settings.publication.fetch.services.get(source.service, source.service)),
        ("becomes", f"rows of the extract “{settings.extracts[family.extract].title}”, as {family.short}"),
        ("licence", source.licence),
        ("command", f"python -m loaders fetch {name}"),
    ]


def _deck(name: str, settings: Config) -> Lines:
    slides = settings.decks[name].slides
    return [
        (
            f"slide {number}",
            f"{slide.name}: {slide.form} of {_listed(*(shown.measure for shown in slide.shows))}",
        )
        if slide.shows
        else (f"slide {number}", f"{slide.name}: {slide.form}")
        for number, slide in enumerate(slides, 1)
    ]


def _plan(name: str, settings: Config) -> Lines:
    plan = settings.plans[name]
    how = Counter(promise.reports for promise in plan.promises.values())
    dated = sum(promise.due is not None for promise in plan.promises.values())
    return [
        ("document", plan.source),
        ("promises", f"{len(plan.promises)} in {len(plan.sections)} sections, {dated} with a date"),
        ("reported", _listed(*(f"{number} by {reports}" for reports, number in how.most_common()))),
        ("page", f"“{settings.pages['progress'].title}”, at /{settings.pages['progress'].url}"),
    ]


def _slide(_: str, settings: Config) -> Lines:
    slide = settings.slide
    if slide is None:
        return [("table", f"of another council: nothing of it shows on the dashboard of {settings.area}")]
    return [("table", f"{slide.title} ({slide.source})"), *(("reading", one.title) for one in slide.readings)]


def _pages(_: str, settings: Config) -> Lines:
    on = Counter(measure.page for measure in settings.measures.values())
    return [
        (name, f"“{page.title}”, at /{page.url}, {_measures(on[name])}; drawn by {_script(page)}")
        for name, page in settings.pages.items()
    ]


def _measures(number: int) -> str:
    return "with 1 measure" if number == 1 else f"with {number or 'no'} measures"


def _script(page: Page) -> str:
    """The script of a page, and whether it is there."""
    is_there = (FOLDER.parent / "pages" / page.script).exists()
    return f"pages/{page.script}" + ("" if is_there else ", which is still to be written")


def _not_read(_: str, settings: Config) -> Lines:
    return [(one.title, f"refused, because {one.why}") for one in settings.not_read.values()]


def _populations(_: str, settings: Config) -> Lines:
    lines = []
    for name, population in settings.comparators.items():
        using = [
            one for one, measure in settings.measures.items() if name in (measure.comparator, *measure.also)
        ]
        lines.append(
            (name, f"“{population.title}”: {population.who} Offered by {_listed(*using) or 'no measure'}.")
        )
    return lines


def _classification(_: str, settings: Config) -> Lines:
    ethnicity = settings.ethnicity
    levels = Counter(group.level for group in ethnicity.groups.values())
    return [
        ("groups", _listed(*(f"{number} {level}" for level, number in levels.items()))),
        ("made of", f"{len(ethnicity.atoms)} atoms, the smallest groups that any source tells apart"),
        ("labels", _listed(*(f"“{scheme.title}”" for scheme in ethnicity.schemes.values()))),
        ("releases", _MADE_AGAIN),
    ]


def _settings(_: str, settings: Config) -> Lines:
    publication = settings.publication
    return [
        ("dashboard", f"{publication.organisation}, {publication.directorate}: {publication.product}"),
        ("areas", _listed(*(area.name for area in publication.areas))),
        ("beside", _listed(*(area.name for area in publication.beside)) or "no other areas"),
        ("target", f"within {publication.tolerance} points, or outside {publication.ratio_low:g} to "
         f"{publication.ratio_high:g} times with {publication.ratio_minimum_base} people or more"),
        ("withheld", f"counts of 1 to {publication.suppress_below - 1} where a source sets no other, and under "
         f"{publication.round_shown_from} of those rounded to {publication.rounded_to}"),
    ]  # fmt: skip


def _sums(_: str, settings: Config) -> Lines:
    methods = Counter(case.method for case in settings.golden)
    return [
        *((method, f"{number} worked out again") for method, number in methods.items()),
        ("page", "Check our sums"),
    ]


def _dictionary(_: str, settings: Config) -> Lines:
    dictionary = settings.dictionary
    return [("columns", str(len(dictionary.columns))), ("licence", dictionary.licence.title)]


def _statement(_: str, settings: Config) -> Lines:
    statement = settings.accessibility
    return [("standard", statement.standard), *(("known to fail", one.what) for one in statement.known)]


def _roles(_: str, settings: Config) -> Lines:
    actions = settings.access.actions.items()
    return [(name, _listed(*(one for one, action in actions if action.role == name)) or "as the role before it")
            for name in settings.access.roles]  # fmt: skip


def _listed(*words: str) -> str:
    return ", ".join(words)


TOLD: dict[str, Callable[[str, Config], Lines]] = {
    "measure": _measure,
    "extract": _extract,
    "published family": _family,
    "source": _source,
    "deck": _deck,
    "plan": _plan,
    "table of a slide": _slide,
    "list of pages": _pages,
    "list of files not read": _not_read,
    "list of populations": _populations,
    "classification of ethnic groups": _classification,
    "settings": _settings,
    "list of published sums": _sums,
    "data dictionary": _dictionary,
    "accessibility statement": _statement,
    "list of roles": _roles,
}
