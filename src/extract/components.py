"""The stages as spaCy components, for pipelines of other people: nlp.add_pipe("extract_relations") and so on.

Each declares what it needs and what it sets, so that nlp.analyze_pipes() can check the wiring.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extract.model import Article
from extract.pipeline import Stages, stages_for

_PARSED = ["token.dep", "token.tag", "token.lemma", "doc.sents"]
_DEFAULTS: dict[str, Any] = {"rules": []}


@lru_cache(maxsize=4)
def _stages(nlp: Language, rules: tuple[str, ...]) -> Stages:
    return stages_for(nlp, rules)


def _wrapped(step: Callable[[Doc], Doc]) -> Callable[[Doc], Doc]:
    def component(doc: Doc) -> Doc:
        if doc._.article is None:
            doc._.article = Article(id=doc.user_data.get("id", "doc"), uri="doc", text=doc.text)
        return step(doc)

    return component


@Language.factory("extract_entities", default_config=_DEFAULTS, requires=_PARSED, assigns=["doc._.mentions"])
def entities(nlp: Language, name: str, rules: list[str]) -> Callable[[Doc], Doc]:
    """Mentions of actors, weapons, places and measures on doc._.mentions."""
    return _wrapped(_stages(nlp, tuple(rules)).annotator.observe)


@Language.factory(
    "extract_relations", default_config=_DEFAULTS, requires=["doc._.mentions", "token.dep"], assigns=["doc._.relations"]
)
def relations(nlp: Language, name: str, rules: list[str]) -> Callable[[Doc], Doc]:
    """Relations on doc._.relations; finds the mentions itself where no extract_entities ran before it."""
    stages = _stages(nlp, tuple(rules))

    def relate(doc: Doc) -> Doc:
        return stages.relate(doc if "sentences" in doc.user_data else stages.annotator.observe(doc))

    return _wrapped(relate)


@Language.factory(
    "extract_attribution",
    default_config=_DEFAULTS,
    requires=["doc._.relations"],
    assigns=["doc._.attributions", "doc._.times", "doc._.claims"],
)
def attribution(nlp: Language, name: str, rules: list[str]) -> Callable[[Doc], Doc]:
    """Who says it, how sure and when: doc._.attributions, sourced relations, and the claims on doc._.claims."""
    stages = _stages(nlp, tuple(rules))

    def attribute(doc: Doc) -> Doc:
        doc = stages.attributor(doc)
        doc._.claims = stages.claims(doc)
        return doc

    return _wrapped(attribute)
