"""What the page of roles says: what each role may do, who has one, and what was done with them."""

from collections.abc import Sequence

from config.access import NOBODY, Access
from config.periods import in_words
from loaders.access.roles import Holder
from pages.components.shared.content import Table, table
from pages.components.shared.running_text import Span, Text, sentence, whole

NO_ROLE = "No role"
ALONE = (
    "There is no sign-in: the dashboard answers this machine alone, and whoever sits at it may do everything. "
    "docs/sign-in.md says how to set one up."
)


def titled(role: str, access: Access) -> str:
    """What a role is called."""
    return next((declared.title for name, declared in access.roles.items() if name == role), NO_ROLE)


def what_each_may(access: Access) -> Table:
    """A line a role: what it may do beyond the roles before it."""
    rows = []
    for role, declared in access.roles.items():
        own = [action.title for action in access.actions.values() if action.role == role]
        rows.append(
            [
                declared.title,
                sentence(*(Span(title, "base line") for title in own)) if own else "As the role before it",
            ]
        )
    return table("What each role may do, beyond the roles above it", ["Role", "May"], rows)


def everybody(people: Sequence[Holder], access: Access) -> Table:
    """A line for each person who ever signed in."""
    header = ["Person", "Reference", "Role", "Since", "Given by"]
    rows = [[_name(one), one.person, titled(one.role, access), _when(one), _by(one)] for one in people]
    return table("Everybody who has signed in, the last change first", header, rows)


def history(lines: Sequence[Holder], access: Access) -> Table:
    """Every role that was given or taken away, the newest first."""
    header = ["When (UTC)", "Person", "Role", "By"]
    return table(
        "Roles given and taken away, the newest first",
        header,
        [[_when(line), _name(line), titled(line.role, access), _by(line)] for line in lines],
    )


def named(one: Holder, access: Access) -> str:
    """A person in a list to choose from."""
    return f"{_name(one)}, {one.person}: {titled(one.role, access).lower()}"


def done(one: Holder, access: Access) -> str:
    """What was just done."""
    if one.role == NOBODY:
        return f"{_name(one)} has no role any more."
    return f"{_name(one)} is {titled(one.role, access).lower()} now."


def _name(one: Holder) -> str:
    return one.name or "Without a name"


def _when(one: Holder) -> Text:
    return sentence(whole(f"{in_words(one.at[:10])},"), f" {one.at[11:16]}")


def _by(one: Holder) -> Text:
    return sentence(one.by, Span(one.reason, "base line")) if one.reason else one.by
