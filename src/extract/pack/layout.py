"""Which file of a pack holds what: the model of each, by folder and name."""

from __future__ import annotations

from pathlib import PurePath

from pydantic import BaseModel

from extract.pack.entity_files import ActorHeads, Designations, FalseFriends, MeasureNouns, OtherMatters, Places, Topic
from extract.pack.expressions import Expressions
from extract.pack.families import Families
from extract.pack.frames import FrameFile, LexiconFile, Preferences, Weights
from extract.pack.grammar import Grammar
from extract.pack.schema import ConstructionFile, Pack
from extract.pack.sections import Characters, LanguageFile, SectionFile, SectionOrder, SentenceWords
from extract.pack.sources import SourceFile
from extract.pack.status import StatusFile
from extract.pack.taxonomy import Taxonomy
from extract.sentence import Wording

FOLDERS = (
    "lexicon",
    "frames",
    "entities",
    "constructions",
    "sources",
    "status",
    "sections",
    "times",
    "measures",
    "events",
    "wording",
)
NAMED: dict[str, type[BaseModel]] = {
    "pack": Pack,
    "grammar": Grammar,
    "preferences": Preferences,
    "weights": Weights,
    "entities/classes": Taxonomy,
    "entities/actor-heads": ActorHeads,
    "entities/places": Places,
    "entities/designations": Designations,
    "entities/false-friends": FalseFriends,
    "entities/measure-nouns": MeasureNouns,
    "events/families": Families,
    "entities/topic": Topic,
    "entities/matters": OtherMatters,
    "sections/characters": Characters,
    "sections/language": LanguageFile,
    "sections/order": SectionOrder,
    "sections/sentences": SentenceWords,
    "wording/sentence": Wording,
}
BY_FOLDER: dict[str, type[BaseModel]] = {
    "constructions": ConstructionFile,
    "lexicon": LexiconFile,
    "frames": FrameFile,
    "sources": SourceFile,
    "status": StatusFile,
    "sections": SectionFile,
    "times": Expressions,
    "measures": Expressions,
}


def model_of(relative: PurePath) -> type[BaseModel] | None:
    """The model of a YAML file by its path in the pack; None where no file of that name is read."""
    return NAMED.get(relative.with_suffix("").as_posix()) or (
        BY_FOLDER.get(relative.parts[0]) if len(relative.parts) == 2 else None
    )
