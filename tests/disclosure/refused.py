"""A file of which no release is safe, as an officer would send it: looked-after children, by sex and group.

Somebody has published the girls of each group and everybody of each group, to the child. Whoever has both files knows
the boys, whichever way ours are rounded: three of them are Asian.
"""

from sqlalchemy import Engine

from config import Config
from loaders import intake, store
from loaders.recognising import Asked
from metrics.disclosure.release import builder
from tests.acting import acting

HEADING = "period,stage,sex,ethnic_group,children\n"
BOYS = {"Asian": 3, "Black": 46, "Mixed": 31, "White": 52, "Other": 24}
GIRLS = {"Asian": 22, "Black": 41, "Mixed": 33, "White": 48, "Other": 19}
WHERE = "2026-03-31,Looked after"


def _lines(sex: str, counts: dict[str, int]) -> str:
    return "".join(f"{WHERE},{sex},{group},{count}\n" for group, count in counts.items())


BOTH = {group: BOYS[group] + GIRLS[group] for group in BOYS}
SENT = HEADING + _lines("Boys", BOYS) + _lines("Girls", GIRLS)
# The same children, not split by sex.
WITHOUT_SEX = (HEADING + _lines("", BOTH)).replace("sex,", "").replace("after,,", "after,")
# What is public, in the form of the figures that come with the product.
PUBLISHED = HEADING.replace("children\n", "children,area,source\n") + "".join(
    f"{WHERE},{sex},{group},{count},Hackney,A publisher of exact figures\n"
    for sex, counts in {"Girls": GIRLS, "All": BOTH}.items()
    for group, count in counts.items()
)
REASON = (
    "Children’s services, 2026-03-31: small counts could be worked out from these figures, so that they cannot be "
    "published. Leave out the breakdown by “Sex” and send the file again."
)


def published(engine: Engine, settings: Config) -> None:
    """What is public, loaded as the figures that come with the product are."""
    checked = intake.check(
        PUBLISHED.encode(), "published.csv", settings, Asked("childrens_services", source="transcribed")
    )
    assert checked.upload is not None
    store.accept(
        engine,
        checked.upload,
        build=builder(settings),
        by=acting("first start"),
        fingerprint=settings.fingerprint,
    )
