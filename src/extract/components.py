"""The stages as spaCy components, for pipelines of other people: nlp.add_pipe("extract_relations") and so on.

Each declares what it needs and what it sets, so that nlp.analyze_pipes() can check the wiring, and says of a Doc that
lacks something which component to add before it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extract.document import STATE_NAME, Stage, State
from extract.errors import InputError
from extract.model import Article
from extract.pipeline import Stages, stages_for

_PARSED = ["token.dep", "token.tag", "token.lemma", "doc.sents"]
MOSTLY = 0.5
_DEFAULTS: dict[str, Any] = {"rules": []}
_WRITES = {
    "DEP": ("has been parsed", "parser"),
    "TAG": ("has a tag", "tagger"),
    "POS": ("has a part of speech", "attribute_ruler"),
    "LEMMA": ("has a lemma", "lemmatizer"),
}


@lru_cache(maxsize=4)
def _stages(nlp: Language, rules: tuple[str, ...]) -> Stages:
    return stages_for(nlp, rules)


@dataclass
class Entities:
    """Sentences, times, and mentions of actors, weapons, places and measures, over any English parse."""

    name: str
    stages: Stages
    tokenizer: Callable[[str], Doc]

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with a new state; one that it has gives the article. Raises InputError where the parse is missing."""
        self._check(doc)
        state = doc._.extract
        article = Article(id="doc", uri="doc", text=doc.text) if state is None else state.article
        if article.text != doc.text:
            hint = 'Make the Doc of its text: nlp.make_doc(article.text), then set "doc._.extract".'
            raise InputError(self.name, f'the article "{article.id}" on doc._.extract has another text.', hint)
        return self.stages.observe(doc, article, self.tokenizer)

    def _check(self, doc: Doc) -> None:
        """Refuses a Doc most of whose tokens lack something; attribute rules give some a lemma, whatever ran."""
        rows = doc.to_array(list(_WRITES))
        for column, (has, component) in enumerate(_WRITES.values()):
            if len(doc) and (rows[:, column] != 0).mean() < MOSTLY:
                raise _missing(self.name, f"hardly a token {has}", component)


@dataclass
class Relations:
    """Who does what to whom, by the rules of relations."""

    name: str
    stages: Stages

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its relations. Raises InputError where nothing has found its mentions."""
        _needed(doc, "entities", self.name, "extract_entities")
        return self.stages.relate(doc)


@dataclass
class Attribution:
    """Who says it, how sure and when; and the claims that come of it."""

    name: str
    stages: Stages

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its attributions and claims. Raises InputError where nothing has found its relations."""
        _needed(doc, "relations", self.name, "extract_relations")
        return self.stages.attribute(doc)


def _needed(doc: Doc, stage: Stage, name: str, component: str) -> None:
    state = doc._.extract
    if not isinstance(state, State) or stage not in state.done:
        raise _missing(name, f"no {stage} on {STATE_NAME}", component)
    if any(s.end > len(doc) or (doc[s.first].idx, _stop(doc, s.end)) != (s.start, s.stop) for s in state.sentences):
        hint = "Put the component that merges or splits them before it."
        raise InputError(name, 'the tokens are no longer those that "extract_entities" read.', hint)


def _stop(doc: Doc, end: int) -> int:
    return int(doc[end - 1].idx) + len(doc[end - 1])


def _missing(name: str, problem: str, component: str) -> InputError:
    return InputError(name, f"{problem}.", f'Add "{component}" to the pipeline before "{name}".')


@Language.factory("extract_entities", default_config=_DEFAULTS, requires=_PARSED, assigns=[STATE_NAME])
def entities(nlp: Language, name: str, rules: list[str]) -> Entities:
    """Mentions of actors, weapons, places and measures on doc._.extract."""
    return Entities(name, _stages(nlp, tuple(rules)), nlp.tokenizer)


@Language.factory(
    "extract_relations", default_config=_DEFAULTS, requires=[STATE_NAME, "token.dep"], assigns=[STATE_NAME]
)
def relations(nlp: Language, name: str, rules: list[str]) -> Relations:
    """Relations on doc._.extract."""
    return Relations(name, _stages(nlp, tuple(rules)))


@Language.factory(
    "extract_attribution", default_config=_DEFAULTS, requires=[STATE_NAME], assigns=[STATE_NAME, "doc._.claims"]
)
def attribution(nlp: Language, name: str, rules: list[str]) -> Attribution:
    """Attributions, sources, status and times on doc._.extract, and the claims on doc._.claims."""
    return Attribution(name, _stages(nlp, tuple(rules)))
