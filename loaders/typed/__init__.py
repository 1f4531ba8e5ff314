"""What people type, or call their files: it is shown and kept, and must be about nobody in particular.

One check for all of it. What has a form of its own is refused; what may be a name or a birthday is asked about, since
another word looks the same. Nothing that is refused is repeated.
"""

from config import Config
from loaders.typed import forms, names
from loaders.typed.counted import has_few_people


class AboutPeople(ValueError):
    """A text that cannot be kept. The message is a sentence for the person at the screen, and repeats nothing of it."""


def refused(text: str, below: int) -> str:
    """Why a text cannot be kept, in a sentence; "" where it can. `below`: the least number of people that may be said."""
    if kind := forms.personal(text):
        return f"The text seems to hold {kind}. This dashboard must not hold details of individuals: take them out."
    if has_few_people(text, below):
        return f"The text says a number of people below {below}. Say it without the number: so few could be identified."
    return ""


def refused_name(file_name: str, below: int) -> str:
    """The same for the name of a file, whose digits are versions and dates: a number of people is in its words alone."""
    words = forms.spoken(file_name)
    few = has_few_people("".join(" " if sign.isdigit() else sign for sign in words), below)
    what = forms.personal(words) or (f"a number of people below {below}" if few else "")
    return f"The name of the file seems to hold {what}. Give the file another name." if what else ""


def question(text: str, config: Config) -> str:
    """What is asked about a text that may name a person or hold a birthday; "" where nothing in it looks so."""
    found = dict.fromkeys([*names.found(text, names.known(config)), *forms.days(text)])
    said = " and ".join(f"“{one}”" for one in found)
    return f"Does {said} say who a person is? If so, take it out." if found else ""


def keep_out(*texts: str, below: int) -> None:
    """Raise AboutPeople for the first of the texts that cannot be kept."""
    for text in texts:
        if reason := refused(text, below):
            raise AboutPeople(f"{reason} Nothing was kept.")
