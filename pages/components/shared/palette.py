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
