"""Appositions: what stands beside a mention says more exactly what it is ("a new weapon, the Hwasong-19")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extract.document import Mention, Reference, Unnamed
from extract.pack.taxonomy import Taxonomy
from extract.syntax.nouns import apposed_to
from extract.syntax.text import Text
from extract.values import replace


def share(doc: Text, mentions: Sequence[Mention], taxonomy: Taxonomy) -> list[Mention]:
    """Mentions with what their appositions add: a weapon's system, a designation's class, an acronym's owner."""
    by_head: dict[int, list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        by_head[mention.head].append(i)
    result = list(mentions)
    acronyms: dict[str, Reference] = {}
    for i, mention in enumerate(mentions):
        token = doc[mention.head]
        main = apposed_to(token)
        if main is None:
            continue
        for j in by_head.get(main.i, ()):
            first, second = _joined(_named(doc, result[j], result[i], taxonomy), result[i], taxonomy)
            result[j], result[i] = first, second
            if second.entity is not None and second.label == "ACTOR" and token.text.isupper():
                acronyms[token.text] = second.entity
    return [_spelled_out(doc, m, acronyms) for m in result]


def _named(doc: Text, main: Mention, aside: Mention, taxonomy: Taxonomy) -> Mention:
    """ "Akash, the surface-to-air missile": a name that no record knows, of what its apposition says it is."""
    if main.label != "NAME" or main.weak or aside.label not in taxonomy.labels or aside.entity is None:
        return main
    if aside.weak or aside.form == "name" or main.head > aside.head or doc[aside.first].pos_ not in ("DET", "PRON"):
        return main
    said, name = aside.entity, doc.text[main.start : main.end]
    entity = Unnamed(label=said.label, name=name, kind=said.kind, country=said.country, class_=said.class_)
    return replace(main, label=aside.label, entity=entity)


def _joined(main: Mention, aside: Mention, taxonomy: Taxonomy) -> tuple[Mention, Mention]:
    if main.label == aside.label and main.label in taxonomy.labels and main.entity and aside.entity:
        return _weapons(main, aside, taxonomy)
    owner = main.entity
    if main.label in ("ACTOR", "NAME", "GROUP") and aside.label in ("ACTOR", "NAME") and owner is not None:
        if aside.label == "NAME" or (aside.entity is not None and aside.entity.country is None):
            country = owner.country or (aside.entity.country if aside.entity else None)
            named = main if owner.country else replace(main, entity=replace(owner, country=country))
            return named, replace(aside, label=main.label, entity=replace(owner, country=country))
        if owner.country is None and aside.form == "name" and main.form == "generic" and not main.plural:
            told = aside.entity.country if aside.entity is not None else None
            return replace(main, entity=replace(owner, country=told)), aside  # "its ally Syria"
        unknown = main.label == "NAME" or (main.form == "name" and owner.kind == "person")
        if owner.country is None and aside.entity is not None and unknown:
            merged = replace(owner, country=aside.entity.country, kind=owner.kind or "person")
            return replace(main, label="ACTOR", entity=merged), aside
    return main, aside


def _weapons(main: Mention, aside: Mention, taxonomy: Taxonomy) -> tuple[Mention, Mention]:
    assert main.entity is not None
    assert aside.entity is not None
    broad, narrow = main.entity.class_, aside.entity.class_
    if (
        main.form != "name"
        and aside.form == "name"
        and (broad is None or taxonomy.is_a(narrow, broad) or broad == "projectile")
    ):
        return replace(main, entity=aside.entity, weak=False), aside
    narrower = aside.form != "name" and not aside.weak and taxonomy.is_a(narrow, broad or taxonomy.root)
    if main.form == "name" and narrower:
        return replace(main, entity=replace(main.entity, class_=narrow)), aside
    if main.form != "name" and narrower:
        return replace(main, entity=aside.entity, weak=False), aside
    if aside.form == "name" and taxonomy.is_a(broad, narrow or taxonomy.root):
        return main, replace(aside, entity=replace(aside.entity, class_=broad))
    return main, aside


def _spelled_out(doc: Text, mention: Mention, acronyms: dict[str, Reference]) -> Mention:
    """A later mention by an acronym that the text has explained."""
    text = doc[mention.head].text
    if mention.label == "NAME" and text in acronyms:
        return replace(mention, label="ACTOR", entity=acronyms[text])
    return mention
