"""Who may do what: people who sign in, the roles that they are given, and when their sessions end."""
