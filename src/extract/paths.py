"""Where the program's own files are: in a checkout, or packaged beside the code."""

from __future__ import annotations

from pathlib import Path

from extract.errors import InputError

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent.parent
MARK = "pack.yml"


def builtin_rules() -> Path:
    """The folder of the core rule pack: the checkout's rules/ where the code runs from one, else the packaged copy."""
    candidates = (CHECKOUT / "rules", PACKAGE / "rules_data")
    for folder in candidates:
        if (folder / MARK).is_file():
            return folder
    looked = " or ".join(str(folder) for folder in candidates)
    raise InputError(looked, f"no rule pack here (no {MARK}).", "Install extract-claims again.")
