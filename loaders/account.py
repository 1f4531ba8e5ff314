"""Who runs a command, for the audit trail."""

import getpass


def who() -> str:
    """The name of the account that runs the command; the audit trail needs one."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "command line"
