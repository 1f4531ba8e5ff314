"""A file that was checked is published, unless what it would change has to be agreed to first."""

from dataclasses import dataclass, replace

from sqlalchemy import Engine

from config import Config
from config.refusal import Unsafe
from loaders import assessing, changes, store
from loaders.actor import Actor
from loaders.intake import Checked
from loaders.refusing import judged, refused
from loaders.store import Build, Receipt, assessments
from loaders.verdicts import accepted, to_answer


@dataclass(frozen=True)
class Outcome:
    """What became of a file: its receipt; or `checked` with what is wrong; or what has to be agreed to (`to_agree`)."""

    checked: Checked
    receipt: Receipt | None = None
    to_agree: tuple[str, ...] = ()


def load(
    engine: Engine, checked: Checked, config: Config, build: Build, *, by: Actor, agreed: bool
) -> Outcome:
    """Publish a file that is acceptable, unless a total moved, or its table was turned, and nobody `agreed`."""
    if checked.upload and checked.upload.needs_assessment and assessments.current(engine) is None:
        return Outcome(replace(checked, upload=None, problems=(*checked.problems, assessing.problem())))
    checked, proposed = judged(engine, checked, config, build)
    upload = checked.upload
    if upload is None:
        return Outcome(checked)
    questions = to_answer(checked, proposed, config)
    if (checked.to_agree or any(large for large, _ in questions)) and not agreed:
        return Outcome(checked, to_agree=tuple(words for _, words in questions))
    upload = replace(upload, warnings=accepted(checked, questions))
    try:
        receipt = store.accept(
            engine, upload, build=changes.as_previewed(proposed, build), by=by, fingerprint=config.fingerprint,
            expected={period: change.number for period, change in proposed.items()},
            guarded=config.extracts[upload.extract].guarded,
        )  # fmt: skip
    except (Unsafe, store.Moved) as reason:
        return Outcome(refused(checked, reason))
    return Outcome(checked, receipt)
