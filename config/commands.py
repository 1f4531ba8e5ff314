"""How every command of the product is run."""

import os
import sys
from collections.abc import Callable


def run(command: Callable[[], int]) -> None:
    """Run it and end with its exit code, quietly where whoever reads its output has stopped reading (`| head`)."""
    try:
        code = command()
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still to be written goes nowhere: Python writes it at its end, and would complain of the pipe again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)
