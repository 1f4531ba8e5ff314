"""What stands between a browser and the pages: who may reach the server, what it answers, and with which headers."""
