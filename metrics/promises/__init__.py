"""What plans promised beside the figures: targets, progress and change over time."""
