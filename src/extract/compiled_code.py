"""The code on which depends what is kept between starts; what else is edited leaves the compiled rules as they are."""

from __future__ import annotations

RULES = ("errors.py", "notebook.py", "pack", "paths.py", "pickles.py", "plural.py", "sentence.py", "terminal.py")
"""Makes a rulebook: files and folders of the package."""

_BY_FOLDER = {
    "attribution": ("attributor", "cues"),
    "clean": ("characters", "language", "rules"),
    "events": (
        "bystanders", "choice", "embedded_events", "feature_table", "lexicon", "matcher", "matters", "patterns",
        "scorer",
    ),
    "measures": ("find", "numbers", "quantities", "templates"),
    "mentions": ("compose",),
    "names": (
        "designations", "entities", "gate", "inflection", "offices", "pattern_lines", "spelling", "trie",
        "vocabulary", "word_list",
    ),
    "parse": ("apostrophes", "sentences"),
    "status": ("cues",),
    "time": ("find",),
}  # fmt: skip

_STAGES = [f"{folder}/{name}.py" for folder, names in _BY_FOLDER.items() for name in names]
STAGES = (*RULES, "annotator.py", "pipeline.py", *_STAGES)
"""Makes the stages out of it; a test holds that no other code of ours runs meanwhile."""
