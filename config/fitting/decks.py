"""Names in a deck that are declared nowhere: of measures, groups, areas, comparators and breakdowns."""

from collections.abc import Iterator

from config.deck import Deck, Shown
from config.ethnicity import ALL
from config.schema import Config


def misfits(config: Config) -> Iterator[tuple[str, str, str]]:
    """Each name in a declared deck that nothing else has, as (file, key, message)."""
    for name, deck in config.decks.items():
        for place, key, message in unknown(deck, config):
            yield f"decks/{name}.toml", f"slides.{place}.{key}", message


def unknown(deck: Deck, config: Config) -> Iterator[tuple[int, str, str]]:
    """Each name in a deck that is declared nowhere, as (place of the slide, key, message)."""
    for place, slide in enumerate(deck.slides):
        for shown in slide.shows:
            for key, message in _of_a_view(shown, slide.form, config):
                yield place, key, message


def _of_a_view(shown: Shown, form: str, config: Config) -> Iterator[tuple[str, str]]:
    measure = config.measures.get(shown.measure)
    if measure is None:
        yield "measure", f"no measure called '{shown.measure}'"
        return
    if form in ("squares", "jobs") and measure.kind != "representation":
        yield "form", f"'{shown.measure}' is no share of a whole, which '{form}' shows"
    if shown.group == ALL and form != "over_time":
        yield "group", f"'{ALL}' is no group that the sentence of a slide of form '{form}' can be about"
    if shown.group and form == "jobs":
        yield "group", "the sentence of a slide of form 'jobs' is about the group whose share falls most"
    if shown.breakdown and shown.breakdown not in measure.breakdowns:
        yield "breakdown", f"'{shown.breakdown}' is not a breakdown of {shown.measure}"
    areas = {area.name for area in config.publication.areas}
    against = {*config.comparators, *config.ethnicity.groups, *areas, "Everyone else"}
    known = {"area": areas, "comparator": against, "group": {ALL, *config.ethnicity.groups}}
    for key, names in known.items():
        if (value := getattr(shown, key)) and value not in names:
            yield key, f"no {key} called '{value}'"
