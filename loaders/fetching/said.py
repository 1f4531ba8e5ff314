"""How a source stands, in the words of the page and of the command alike."""

from config import Config
from config.periods import in_words
from loaders.fetching.ledger import DISCARDED, Line
from loaders.fetching.release import Release, from_object
from loaders.fetching.standing import Loaded, Standing

NOT_LOADED = "No file of it is loaded."
NOT_LOOKED = "Nobody has looked yet."


def facts(state: Standing) -> dict[str, str]:
    """What is loaded, what is newest, what waits, and what went wrong: each by its name, left out where there is nothing."""
    lines = {
        "Loaded": loaded(state.loaded),
        "Newest": newest(state),
        "Waits": waits(state.waiting),
        "Problem": f"{state.trouble.words} ({day(state.trouble.at)})" if state.trouble else "",
    }
    return {name: words for name, words in lines.items() if words}


def loaded(what: Loaded | None) -> str:
    """The periods that are shown, the release that they are from where it is known, and when they came."""
    if what is None:
        return NOT_LOADED
    first, *rest = [in_words(period, short=True) for period in what.periods]
    periods = f"{first} to {rest[-1]}" if rest else first
    release = f"{called(what.release)}, " if what.release else ""
    return f"{periods}: {release}{what.reference} of {day(what.at)}."


def newest(state: Standing) -> str:
    """The release that the service told of last, and whether there is something to do about it."""
    if state.newest is None:
        return NOT_LOOKED
    ended = _ended(state) if not state.newer and state.waiting is None else ""
    looked = f" Looked on {day(state.looked)}."
    return f"{called(state.newest)}.{' It is newer.' if state.newer else ended}{looked}"


def _ended(state: Standing) -> str:
    """What became of the release that was brought last."""
    if state.settled is None:
        return ""
    if state.settled.event == DISCARDED:
        return " It was discarded."
    return " It was loaded." if state.shown else " It was loaded, and is not shown now."


def called(release: Release) -> str:
    """A release with its day, where that is known."""
    return f"{release.words}, published {in_words(release.published)}" if release.published else release.words


def of(line: Line, config: Config) -> str:
    """What a line is of: the publication, its data set and the release."""
    source, release = config.sources.get(line.source), from_object(line.release["told"])
    return f"{source.publication}, {source.title}: {called(release)}" if source else called(release)


def waits(line: Line | None) -> str:
    """The file that waits for an officer."""
    if line is None:
        return ""
    release = from_object(line.release["told"])
    notes = "".join(f" Its publisher says: {words}" for words in release.notes)
    return (
        f"{called(release)}, brought on {day(line.at)} ({size(line.file['size'])}, SHA-256 "
        f"{line.file['sha256'][:12]}…).{notes}"
    )


def size(number: int) -> str:
    """A number of bytes as people read it."""
    return f"{number / 1_000_000:,.1f} MB" if number >= 100_000 else f"{number / 1000:,.1f} kB"


def day(at: str) -> str:
    """The day of a time of the store."""
    return in_words(at[:10])
