"""The code on which depends what is kept between starts; what else is edited leaves the compiled rules as they are."""

from __future__ import annotations

RULES = ("errors.py", "notebook.py", "paths.py", "pickled.py", "plural.py", "printed.py", "rulebook", "sentence.py")
"""Makes a rulebook: files and folders of the package."""

_BY_FOLDER = {
    "annotate": (
        "annotator", "apostrophes", "designations", "entities", "gate", "inflection", "lexicon", "measures", "mentions",
        "numbers", "offices", "pattern_lines", "quantities", "sentences", "spelling", "templates", "times",
        "vocabulary",
    ),
    "attribute": ("attributor", "cues", "rules"),
    "clean": ("characters", "language", "rules"),
    "events": ("choice", "columns", "lexicon", "scorer"),
    "relate": ("matcher", "patterns"),
}  # fmt: skip

STAGES = (*RULES, "pipeline.py", *(f"{folder}/{name}.py" for folder, names in _BY_FOLDER.items() for name in names))
"""Makes the stages out of it; a test holds that no other code of ours runs meanwhile."""
