"""Files as systems write them are accepted after one round of questions at the most, and the next ones with none."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine

import config
from loaders import intake
from loaders.intake import Checked
from loaders.matching import keeping
from loaders.matching.answers import Answers, Matching
from loaders.recognising import Asked
from tests.uploads.ending import ended_of, load
from tests.uploads.exports import EXPORTS, Export
from tests.uploads.good import TODAY
from tests.uploads.quarterly import QUARTERLY, Quarterly
from tests.uploads.systems import REFUSED, SYSTEMS, Refused

CONFIG = config.load()


def check(export: Export, data: bytes, answers: Answers = (), kept: tuple[Matching, ...] = ()) -> Checked:
    asked = Asked(export.extract, export.period, today=TODAY, answers=answers, kept=kept)
    return intake.check(data, "export.csv", CONFIG, asked)


def answered(export: Export, checked: Checked) -> Answers:
    """What an officer says: what we guessed, but where the export has an answer of its own."""
    return tuple(
        question.answered(export.answers.get(question.written, question.guess))
        for question in checked.asks.questions
    )


def people(checked: Checked) -> float:
    assert checked.upload is not None, [problem.sentence() for problem in checked.problems]
    rows = checked.upload.rows
    first = next(iter(CONFIG.extracts[checked.extract].items))
    return float(rows["count"][rows["item"].eq(first)].sum())


@pytest.mark.parametrize("export", [*EXPORTS, *SYSTEMS], ids=lambda export: export.system)
def test_an_export_is_accepted_after_one_round_and_the_next_with_none(export: Export) -> None:
    first = check(export, export.data)
    if first.upload is None:
        assert first.asks.questions, [problem.sentence() for problem in first.problems]
        answers = answered(export, first)
        assert all(answer.means for answer in answers), answers
        first = check(export, export.data, answers)
    assert people(first) == export.counted
    kept = (first.matched,) if first.matched else ()
    following = check(export, export.next_one(), kept=kept)
    assert not following.asks
    assert abs(people(following) - export.counted) <= 1


@pytest.mark.parametrize("export", QUARTERLY, ids=lambda export: export.system)
def test_an_export_is_published_after_one_round_and_the_next_quarter_s_unasked(
    export: Quarterly, own: Engine
) -> None:
    counted = []
    for quarter in (0, 1):
        asked = Asked(
            export.extract,
            export.period and export.period[quarter],
            today=date(2027, 1, 10),
            kept=keeping.offered(own),
        )
        data = export.write(quarter)
        checked = intake.check(data, "export.csv", CONFIG, asked)
        if quarter == 0 and checked.asks:
            assert not (checked.asks.extracts or checked.asks.period)
            answers = tuple(
                question.answered(export.answers.get(question.written, question.guess))
                for question in checked.asks.questions
            )
            checked = intake.check(data, "export.csv", CONFIG, replace(asked, answers=answers))
        assert not checked.asks
        counted.append(people(checked))
        load(own, ended_of(own, checked))
    assert tuple(counted) == export.counted


@pytest.mark.parametrize("file", REFUSED, ids=lambda file: file.name)
def test_what_nobody_can_read_says_what_to_do(file: Refused) -> None:
    asked = Asked(file.extract, file.period, today=TODAY)
    checked = intake.check(file.data, "export.csv", CONFIG, asked)
    assert checked.upload is None
    assert file.says in " ".join(problem.sentence() for problem in checked.problems)
