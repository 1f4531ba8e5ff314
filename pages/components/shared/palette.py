"""The colours of figures, named by what they stand for. None of them judges: no red, amber or green.

`look.css` holds the same values for text and controls; a test keeps the two together.
"""

INK = "#0B0C0C"
INK2 = "#454F4E"
PEOPLE = "#12436D"
BAND = "#E6E9E8"
EDGE = "#767676"
TARGET = "#3D3D3D"
HISTORY = "#6B7574"
GRID = "#DDE2E0"
RULE = "#CDD3D1"
PAPER = "#FFFFFF"
# Lines of several groups or places in one chart, which their names, shapes and dashes tell apart too.
LINES = (PEOPLE, "#6D3A86", INK, "#1B6F93", "#5A6160")

# The line over a slide's footer and over its columns of words: the page's own.
CHROME = "#00664F"
# The banner over invented figures; `look.css` has the same two.
DEMONSTRATION_FILL, DEMONSTRATION_EDGE = "#FFF3CF", "#FFC845"


def tint(colour: str, strength: float) -> str:
    """A colour mixed with white: 1 is the colour, 0 is white."""
    mixed = (round(255 + (int(colour[at : at + 2], 16) - 255) * strength) for at in (1, 3, 5))
    return "#" + "".join(f"{part:02X}" for part in mixed)


def shades(number: int) -> list[str]:
    """So many tints of the blue for people, from light to dark; the darkest is the blue itself."""
    return [tint(PEOPLE, 0.3 + 0.7 * (place + 1) / number) for place in range(number)]
