"""What a working group explores: a page for each group of measures, the overview and the plans."""
