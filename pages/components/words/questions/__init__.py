"""The four questions that councillors ask of any figure, answered beforehand in a sentence or two each."""

from pages.components.words.questions.answering import (
    BY_CHANCE,
    HOW_MANY,
    ON_TRACK,
    WITH_WHOM,
    Answers,
    answers,
    asked,
    of_a_course,
)

__all__ = ["BY_CHANCE", "HOW_MANY", "ON_TRACK", "WITH_WHOM", "Answers", "answers", "asked", "of_a_course"]
