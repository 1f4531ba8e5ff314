"""How labels of ethnic groups were read where that is not what they say word for word."""

from config import Config, Extract
from config.ethnicity import ALL
from loaders.cells import Cells
from loaders.groups import Groups, groups_of, may_be_added
from loaders.harmonised import Harmonised
from loaders.problems import Problem, printable, some

_MOST = 12
# How a stored warning says it, without the number of people.
NOBODY_KNOWN = "The ethnic group of nobody in the file is known."


def notes(cells: Cells, extract: Extract, source: str, config: Config) -> list[Problem]:
    """What stands for no answer, and which rows are added up because they are parts of one group."""
    column = cells.columns.get("ethnic_group")
    if column is None:
        return []
    groups = groups_of(column.texts, extract, source, config)
    found = []
    if words := _in_words(groups.without_answer):
        title = "Some labels say that there is no ethnic group."
        found.append(Problem("note", "no answer", title, f"We will read {words}.", column=column.heading))
    if words := _in_words(_together(groups, extract)):
        title = "Some labels are parts of one group."
        found.append(Problem("note", "added up", title, f"We will add up {words}.", column=column.heading))
    return found


def nobody_known(read: Harmonised, extract: Extract, groups: frozenset[str]) -> list[Problem]:
    """A warning where people are counted and every one of them is without a group. `groups`: all that have one."""
    found = []
    for name in read.counts:
        if extract.items[name].kind != "people":
            continue
        counts = read.counts[name].groupby(read.keys["group"]).sum()
        unknown = counts[[group for group in counts.index if group not in groups and group != ALL]].sum()
        if unknown and not counts[[group for group in counts.index if group in groups]].sum():
            title = f"The group of all {unknown:,.0f} is not known."
            fix = "Check that the ethnic groups were filled in: no figure by ethnic group can be shown."
            found.append(Problem("warning", "nobody known", title, fix, column=read.headings[name]))
    return found


def _together(groups: Groups, extract: Extract) -> dict[str, str]:
    """The texts, of one group with others, that name parts of it."""
    may = may_be_added(groups, extract)
    added = [text for text in groups.texts if may.get(text) and text not in groups.without_answer]
    meant = {text: groups.meanings[text] for text in added}
    return {text: group for text, group in meant.items() if list(meant.values()).count(group) > 1}


def _in_words(meanings: dict[str, str]) -> str:
    """ "“Turkish” and “Kurdish” as Turkish, Kurdish or Latin American"."""
    said = []
    for group in dict.fromkeys(meanings.values()):
        texts = [f"“{printable(text)}”" for text, meant in meanings.items() if meant == group]
        said.append(f"{some(texts, _MOST)} as {group}")
    return "; ".join(said)
