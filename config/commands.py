"""How every command of the product is run."""

import os
import sys
from collections.abc import Callable

from config.fitting.names import ConfigError


def run(command: Callable[[], int]) -> None:
    """Run it and end with its exit code: with the words alone of what is wrong in config/, and quietly where whoever reads
    its output has stopped reading (`| head`)."""
    try:
        code = command()
        sys.stdout.flush()
    except ConfigError as reason:
        sys.stderr.writelines(f"config/ is not right yet. {line}\n" for line in str(reason).splitlines())
        code = 2
    except BrokenPipeError:
        # What is still to be written goes nowhere: Python writes it at its end, and would complain of the pipe again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)
