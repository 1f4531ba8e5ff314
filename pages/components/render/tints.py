"""Colours that only handouts need, all drawn from the product's palette."""

from pages.components.shared import palette

# The line over a slide's footer and over its columns of words: the page's own.
CHROME = "#00664F"
# The banner over invented figures; `look.css` has the same two.
DEMONSTRATION_FILL, DEMONSTRATION_EDGE = "#FFF3CF", "#FFC845"


def tint(colour: str, strength: float) -> str:
    """A colour mixed with white: 1 is the colour, 0 is white."""
    mixed = (round(255 + (int(colour[at : at + 2], 16) - 255) * strength) for at in (1, 3, 5))
    return "#" + "".join(f"{part:02X}" for part in mixed)


def steps(number: int) -> list[str]:
    """So many tints of the blue for people, from light to dark; the darkest is the blue itself."""
    return [tint(palette.PEOPLE, 0.3 + 0.7 * (place + 1) / number) for place in range(number)]
