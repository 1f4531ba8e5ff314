"""Keeping the store whole: what is damaged, what is withdrawn for it, backups and putting one back."""
