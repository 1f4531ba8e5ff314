"""The words and the tables of "Check our sums": published answers beside ours, worked out as the page opens."""

from collections.abc import Mapping

from config import Config
from config.help.golden import Golden
from metrics.worked_examples import Digits, worked
from pages.components.shared.content import Block, Table, paragraph, table
from pages.components.shared.running_text import END_OF_LINE, together, whole

Examples = Mapping[Golden, list[Digits]]


def blocks(config: Config) -> tuple[Block, ...]:
    """The sentence that counts them, and one table for each method."""
    every = {case: worked(case) for case in config.golden}
    tables = (
        _table({case: digits for case, digits in every.items() if case.method == method})
        for method in dict.fromkeys(case.method for case in every)
    )
    return paragraph(counted(every), kind="lead"), *tables


def counted(every: Examples) -> str:
    """With how many answers ours agree: those that sources print, and those that follow from the counts they print."""
    agrees = [digits.agrees for answer in every.values() for digits in answer]
    if all(agrees):
        return (
            f"All {len(agrees)} answers below were worked out again as this page opened. Ours are the same to the last digit "
            "printed, or to nine digits where a source prints more."
        )
    return f"{sum(agrees)} of {len(agrees)} answers are the same as ours. Do not rely on the others until they are mended."


def _table(examples: Examples) -> Table:
    method = next(iter(examples)).method
    rows = [
        (
            case.what,
            together((digits.name for digits in answer), END_OF_LINE),
            together((digits.published for digits in answer), END_OF_LINE),
            together((shown(digits) for digits in answer), END_OF_LINE),
            whole("The same" if all(digits.agrees for digits in answer) else "Not the same"),
            source(case),
        )
        for case, answer in examples.items()
    ]
    header = ["Example", "Number", "Published", "Ours", "Result", "Source"]
    return table(f"{method[0].upper()}{method[1:]}", header, rows, numeric=(2, 3))


def shown(digits: Digits) -> str:
    """Our number to as many decimals as the source prints, so that the two can be compared digit by digit."""
    return f"{digits.computed:.{len(digits.published.partition('.')[2])}f}"


def source(case: Golden) -> str:
    """Where it was printed; that the digits follow from printed counts, where the source prints no more."""
    return f"{case.source}. The answer follows from what is printed." if case.calculated else case.source
