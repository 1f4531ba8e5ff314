"""Sentences as tests write them: what is strong stands between ** marks."""

from pages.components.shared.running_text import Sentence


def starred(sentence: Sentence) -> str:
    return "".join(
        f"**{span.text}**" if "strong" in span.kind.split() else span.text for span in sentence.spans
    )
