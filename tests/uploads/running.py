"""A number of mutations in turn, of every extract and kind alike, by one seed."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from tests.uploads import mutations, workbook_mutations
from tests.uploads.good import GOOD, GoodFile
from tests.uploads.mutations import Grid
from tests.uploads.pivots import PIVOTS
from tests.uploads.trying import WRONG, Outcome, Trial, stored, tried

# Every so many files that lost nothing a release is made as well: it takes longer than all the rest.
_WHOLE_WAY = 10
_FILES = (*GOOD, *PIVOTS)


@dataclass(frozen=True)
class Spoilt:
    """One mutation: which, of which good file, and the bytes that it made."""

    number: int
    kind: str
    good: GoodFile
    data: bytes


@dataclass
class Tally:
    """What became of all of them. `wrong` are those that crashed or lost something without a word."""

    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[tuple[Spoilt, Outcome]] = field(default_factory=list)
    said: list[tuple[Spoilt, Outcome]] = field(default_factory=list)
    stored: bool = False
    seconds: float = 0.0
    cpu: float = 0.0

    def number(self, verdict: str) -> int:
        return sum(count for (_, other), count in self.verdicts.items() if other == verdict)


def spoilt(number: int, seed: int) -> Iterator[Spoilt]:
    """Mutations, each from a random state of its own, so that one can be made again by its number."""
    kinds = [
        *((f"table: {function.__name__}", as_csv(function)) for function in mutations.OF_TABLES),
        *((f"text: {function.__name__}", function) for function in mutations.OF_TEXT),
        *((f"workbook: {function.__name__}", function) for function in workbook_mutations.OF_WORKBOOKS),
    ]
    for at in range(number):
        random = Random(f"{seed} {at}")
        good = _FILES[at % len(_FILES)]
        kind, function = random.choice(kinds)
        data = function([line.split(",") for line in good.lines], random)
        yield Spoilt(at, kind.replace("_", " "), good, data)


def as_csv(change: Callable[[Grid, Random], Grid]) -> Callable[[Grid, Random], bytes]:
    """A change of a table as one of the bytes of its CSV."""

    def changed(grid: Grid, random: Random) -> bytes:
        return mutations.written(change(grid, random)).encode("utf-8", "surrogatepass")

    return changed


def run(made: Trial, number: int, seed: int) -> Tally:
    tally, before = Tally(), stored(made)
    started, cpu = time.perf_counter(), time.process_time()
    for one in spoilt(number, seed):
        cut = one.kind.startswith(("text: cut", "workbook: cut"))
        outcome = tried(made, one.good, one.data, cut=cut, whole_way=one.number % _WHOLE_WAY == 0)
        tally.verdicts[one.kind, outcome.verdict] += 1
        if outcome.verdict in WRONG:
            tally.wrong.append((one, outcome))
        elif outcome.said:
            tally.said.append((one, outcome))
    tally.seconds, tally.cpu = time.perf_counter() - started, time.process_time() - cpu
    tally.stored = stored(made) != before
    return tally
