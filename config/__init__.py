"""What things mean: declarations in TOML, and the shape they must have.

Nothing here reads data, computes a figure or knows about a screen. Every other package may import this
one; it imports none of them. `config.load()` is the one way in.
"""

from config.loading import ConfigError, load
from config.plan import Figure, Plan, Promise
from config.schema import Config, Dimension, Extract, Family, Item, Measure

__all__ = [
    "Config",
    "ConfigError",
    "Dimension",
    "Extract",
    "Family",
    "Figure",
    "Item",
    "Measure",
    "Plan",
    "Promise",
    "load",
]
