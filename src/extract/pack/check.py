"""What the shape of the files can't show: names that nobody defines, doubles, bad patterns."""

from __future__ import annotations

from collections.abc import Iterator

from extract.errors import Problem
from extract.pack.check_constructions import construction_problems
from extract.pack.check_entities import entity_problems
from extract.pack.check_frames import frame_problems
from extract.pack.check_words import word_problems
from extract.pack.frames import FrameFile
from extract.pack.messages import nearest
from extract.pack.packs import LANGUAGES
from extract.pack.parts import Parts
from extract.pack.schema import EntityRecord
from extract.pack.taxonomy import Taxonomy
from extract.pack.vocabulary import known_in


def problems_in(parts: Parts, taxonomy: Taxonomy | None) -> list[Problem]:
    """Every such problem of the packs, taken together."""
    known = known_in(parts, taxonomy)
    return [
        *_language_problems(parts),
        *_pack_problems(parts),
        *entity_problems(parts, known),
        *word_problems(parts, known),
        *construction_problems(parts, known),
        *frame_problems(parts),
    ]


def _language_problems(parts: Parts) -> Iterator[Problem]:
    """Packs for texts in a language that nothing here can read."""
    for pack, file in parts.packs:
        if pack.language not in LANGUAGES:
            problem = f'"language": no grammar of "{pack.language}" here (there is one of {", ".join(LANGUAGES)}).'
            hint = (
                "Another language needs a grammar of its own (src/extract/syntax), the inflection and numbers of its "
                "words (src/extract/annotate), a spaCy model, and every folder of rules/ in its words."
            )
            yield Problem(file.at(("language",)), problem, hint)


def _pack_problems(parts: Parts) -> Iterator[Problem]:
    """Packs of one name, and what a pack turns off or replaces that no earlier pack has."""
    seen: dict[str, str] = {}
    for rank, (pack, file) in enumerate(parts.packs):
        if pack.name in seen:
            where = file.at(("name",))
            yield Problem(where, f'two packs are named "{pack.name}" ({seen[pack.name]}).', "Rename one of them.")
        seen.setdefault(pack.name, str(file.at(())))
        earlier = {id(one) for one, _ in parts.packs[:rank]}
        rules = {rule.id for at, _, rule in parts.rows() if id(at.pack) in earlier}
        types = {at.model.frame for at in parts.files if isinstance(at.model, FrameFile) and id(at.pack) in earlier}
        records = {r.record.id for r in parts.records if isinstance(r.record, EntityRecord) and id(r.pack) in earlier}
        for key, names, allowed in (
            ("disable", pack.disable, rules | types | records),
            ("replaces", pack.replaces, rules | records),
        ):
            for name in names:
                if name not in allowed:
                    hint = nearest(name, sorted(rules | types)) or nearest(name, sorted(records))
                    yield Problem(file.at((key,), name), f'"{key}": no earlier pack has "{name}".', hint)
