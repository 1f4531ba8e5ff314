"""Everything declared, with the plans that arrived as sheets: from there on they are plans as any other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from config import Config
from config.periods import in_words
from config.plan import End, Plan, Section
from loaders.plans import ledger
from loaders.plans.ledger import Arrived, Entry
from loaders.plans.row import promise


@dataclass(frozen=True)
class Followed:
    """The plans that are followed: everything declared with those that arrived as sheets, how promises ended, and which
    plans were closed."""

    config: Config
    ends: Mapping[str, End]
    closed: Mapping[str, Entry]


def followed_at(config: Config, entries: Iterable[Entry]) -> Followed:
    """The plans as they stand after some entries."""
    standing = ledger.standing_of(entries)
    return Followed(with_arrived(config, standing), ledger.ends_of(standing), ledger.closed_of(standing))


def with_arrived(config: Config, standing: Iterable[Entry]) -> Config:
    """The declarations with the newest version of each plan that stands, those of `config/plans` first."""
    arrived = {entry.plan: entry.arrived for entry in standing if entry.arrived}
    if not arrived:
        return config
    plans = {code: plan_of(one, config) for code, one in arrived.items()}
    followed = config.model_copy(update={"plans": config.plans | plans})
    # What was worked out from the plans declared is not true of these.
    vars(followed).pop("promises", None)
    return followed


def plan_of(arrived: Arrived, config: Config) -> Plan:
    """A plan that arrived, in the shape of one that is declared."""
    headings = list(dict.fromkeys(row.heading or arrived.title for row in arrived.rows))
    names = {heading: f"S{place}" for place, heading in enumerate(headings, 1)}
    made = [promise(row, arrived.code, names[row.heading or arrived.title], config) for row in arrived.rows]
    return Plan.model_construct(
        title=arrived.title,
        short=arrived.title,
        source=f"{arrived.title}, in force from {in_words(arrived.adopted.isoformat())}",
        dated=arrived.adopted,
        sections={name: Section(title=heading) for heading, name in names.items()},
        promises={one.id: one for one in made},
    )
