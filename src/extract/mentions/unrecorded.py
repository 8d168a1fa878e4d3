"""Names that no record knows, and states that stand for a place: decided by where they stand in the whole document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from extract.document import Described, Mention, Reference
from extract.mentions.recent import MANY
from extract.syntax.nouns import is_acting, is_owned, preposition_of_list
from extract.syntax.text import Text, Word
from extract.values import replace

_FORCES = {"military", "service-branch", "police"}
_INHERITING = _FORCES | {"government", "ministry", "official"}
_BODIES = (_FORCES | {"government", "ministry"}) - {"police"}
_STATES = {"state", "territory", "bloc"}
_INSIDE = 4  # mentions on either side among which those inside a phrase are


def settle_names(
    doc: Text, mentions: Sequence[Mention], prepositions: Collection[str], parties: Collection[str]
) -> list[Mention]:
    """Unknown names that act somewhere are actors everywhere; states after a preposition of place are locative.

    `parties`: nouns of which two are of two states, "the two navies".
    """
    settled = [_located(doc, m, prepositions) if _may_be_place(m) else m for m in mentions]
    acting: Counter[str] = Counter()
    known: dict[str, Reference] = {}
    for mention in settled:
        if mention.label == "NAME":
            acting[_key(doc, mention)] += 2 if is_acting(doc[mention.head]) else -1 if mention.locative else 0
        elif mention.label == "ACTOR" and mention.entity is not None and doc[mention.head].pos_ == "PROPN":
            known.setdefault(_key(doc, mention), mention.entity)
    return _inherited(doc, [_settled(doc, m, acting, known) for m in settled], parties)


def _inherited(doc: Text, mentions: list[Mention], parties: Collection[str]) -> list[Mention]:
    """ "The military" after "South Korea's Joint Chiefs of Staff" is South Korea's: the last owner of such a body.

    Forces take the owner of any forces, others only that of their like: a foreign secretary is no foreign minister.
    """
    owners: dict[str, Mention] = {}
    named: dict[str, Mention] = {}
    result: list[Mention] = []
    for at, mention in enumerate(mentions):
        entity = mention.entity
        if mention.label == "ACTOR" and entity is not None and entity.kind in _STATES and entity.country is not None:
            named[entity.country] = mention
        if mention.label == "ACTOR" and entity is not None and entity.kind in _INHERITING:
            family = "forces" if entity.kind in _FORCES else entity.name.lower()
            if entity.country is not None:
                owners[family] = mention
            elif _counted(doc, mention, parties) or _told_apart(mention, entity, mentions, at):
                pass
            elif mention.form == "generic" and family in owners and not is_owned(doc[mention.head]):
                mention = _inheriting(mention, entity, owners[family])
            elif mention.form == "generic" and _of_the_one(mention, entity, named):
                (country, state), *_ = named.items()
                told = (state.start, state.end)
                mention = replace(mention, entity=replace(entity, country=country, inferred=True), antecedent=told)
        result.append(mention)
    return result


def _located(doc: Text, mention: Mention, prepositions: Collection[str]) -> Mention:
    here = _in_place(doc[mention.head], prepositions)
    return mention if here == mention.locative else replace(mention, locative=here)


def _counted(doc: Text, mention: Mention, parties: Collection[str]) -> bool:
    """ "The two navies"."""
    return (mention.count or 1) > 1 and doc[mention.head].lemma in parties


def _told_apart(mention: Mention, entity: Reference, mentions: Sequence[Mention], at: int) -> bool:
    """ "Kurdish forces", "the three countries' navies", "foreign troops": told apart from those before."""
    if isinstance(entity, Described) and entity.others:
        return True
    near = mentions[max(at - _INSIDE, 0) : at + _INSIDE + 1]
    inside = (m for m in near if mention.start <= m.start and m.end <= mention.end and m.head != mention.head)
    return any(m.entity is not None and m.entity.kind in MANY and m.entity.country is None for m in inside)


def _inheriting(mention: Mention, entity: Reference, owner: Mention) -> Mention:
    """With the country of the last of its like, which it means where it is called alike: "Mali's army", "the army"."""
    told = owner.entity
    alike = mention.definite and not mention.plural and told is not None and told.name.lower() == entity.name.lower()
    antecedent = (owner.start, owner.end) if alike else mention.antecedent
    country = told.country if told is not None else None
    return replace(mention, entity=replace(entity, country=country, inferred=not alike), antecedent=antecedent)


def _of_the_one(mention: Mention, entity: Reference, named: Collection[str]) -> bool:
    """ "The army", "the defence ministry" where the text has named one state alone."""
    return len(named) == 1 and mention.definite and not mention.plural and entity.kind in _BODIES


def _settled(doc: Text, mention: Mention, acting: Counter[str], known: dict[str, Reference]) -> Mention:
    if mention.label != "NAME":
        return mention
    key = _key(doc, mention)
    if key in known:
        return replace(mention, label="ACTOR", entity=known[key])
    return replace(mention, label="ACTOR") if acting[key] > 0 else mention


def _key(doc: Text, mention: Mention) -> str:
    """The last word of the name, by which later text calls a person or a body."""
    return doc[mention.head].text


def _may_be_place(mention: Mention) -> bool:
    if mention.label == "NAME":
        return True
    return mention.label == "ACTOR" and mention.entity is not None and mention.entity.kind in _STATES


def _in_place(token: Word, prepositions: Collection[str]) -> bool:
    preposition = preposition_of_list(token)
    return preposition is not None and preposition.lower_ in prepositions
