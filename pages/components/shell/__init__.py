"""What surrounds every page: set-up, navigation, who acts, and the caches of what pages read."""
