"""What labels mean as ethnic groups: the groups and their classifications, and the ways of saying that nobody answered."""

from config.ethnicity.groups import ALL, KNOWN, Ethnicity, Group, Scheme, normalised

__all__ = ["ALL", "KNOWN", "Ethnicity", "Group", "Scheme", "normalised"]
