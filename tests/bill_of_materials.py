"""`python -m tests.bill_of_materials`: write deploy/bill-of-materials.json, what the product is made of, as CycloneDX.

Made of requirements.txt, where every package is pinned, those too that others bring along. A test holds the two together.
"""

import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
FILE = ROOT / "deploy" / "bill-of-materials.json"
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;#]+)", re.MULTILINE)


def bill() -> dict[str, Any]:
    """The bill: each package with its version and its package URL, in order."""
    pinned = _PINNED.findall((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "equalities-dashboard"}},
        "components": [_component(name, version) for name, version in sorted(pinned, key=_lower)],
    }


def _lower(pinned: tuple[str, str]) -> str:
    return pinned[0].casefold()


def _component(name: str, version: str) -> dict[str, str]:
    url = f"pkg:pypi/{re.sub(r'[-_.]+', '-', name).casefold()}@{version}"
    return {"type": "library", "bom-ref": url, "name": name, "version": version, "purl": url}


def written() -> str:
    """The bill as the file has it."""
    return json.dumps(bill(), indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
