"""Whether declarations fit together: names that others declare, and files that can be told apart."""

from config.fitting.names import SLIDE, ConfigError, check

__all__ = ["SLIDE", "ConfigError", "check"]
