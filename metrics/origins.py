"""Where each measure's figures come from: published or sent, by ethnic group or as a total; or invented, why, and who could
send them."""

from collections.abc import Callable

import pandas as pd

from config import Config, Measure
from config.periods import in_order
from metrics.brought_by import A_FILE, brought_by

BY_GROUP, IN_TOTAL, INVENTED, NONE = "real, by ethnic group", "real, as a total", "invented", "none yet"
# The extract of what is published of everybody alone, and a group, whichever, of those that it lacks.
_TOTALS, _ANY = "totals", "Black"


def origins(config: Config, table: Callable[[str], pd.DataFrame]) -> pd.DataFrame:
    """One row a measure: what its figures of our own area are, the newest period of them, their sources, and of what is
    not real by ethnic group how it would come. `table` gives the results of a measure, or of the total in its place."""
    rows = [_origin(name, measure, table(name), config) for name, measure in config.measures.items()]
    return pd.DataFrame(rows, columns=["measure", "title", "figures", "newest", "source", "how_it_comes"])


def _origin(name: str, measure: Measure, table: pd.DataFrame, config: Config) -> dict[str, str]:
    ours = table[table["area"] == config.area]
    real = ours[~ours["demonstration"].astype(bool)]
    groups = real[real["group"].isin(config.ethnicity.groups) & real["value"].notna()]
    figures = BY_GROUP if len(groups) else IN_TOTAL if len(real) else INVENTED if len(ours) else NONE
    shown = {BY_GROUP: groups, IN_TOTAL: real, INVENTED: ours, NONE: ours}[figures]
    newest = (in_order(shown["period"]) or [""])[-1]
    return {
        "measure": name,
        "title": measure.title,
        "figures": figures,
        "newest": newest,
        "source": "; ".join(dict.fromkeys(shown.loc[shown["period"] == newest, "source"])),
        "how_it_comes": ""
        if figures == BY_GROUP or measure.extract == _TOTALS
        else _missing(measure, config),
    }


def _missing(measure: Measure, config: Config) -> str:
    """What would bring it by ethnic group: a published file, or whoever sends it where nobody publishes it."""
    how = brought_by(measure, _ANY, "", config)
    return how if how.startswith(A_FILE) else f"Nobody publishes it by ethnic group for a council. {how}"
