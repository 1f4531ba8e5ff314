"""What officers do: send an extract, and look back at what was sent."""
