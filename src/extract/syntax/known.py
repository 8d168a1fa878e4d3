"""What the grammar asks of the mentions: which words head things of the taxonomy, actors, or anybody who can act."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from extract.document import state_of

_AGENTS = ("ACTOR", "NAME", "GROUP", "PRON")
_USERS = ("ACTOR", "GROUP", "NAME")


def is_classed(token: Token) -> bool:
    """Whether the token heads a mention that the taxonomy classes: no adverb of time or measure does."""
    return any(m.head == token.i and m.classed for m in state_of(token.doc).mentions)


def is_agent(token: Token) -> bool:
    """Whether the token heads a mention of somebody who can act."""
    return any(m.head == token.i and m.label in _AGENTS for m in state_of(token.doc).mentions)


def is_user(token: Token) -> bool:
    """Whether the token heads a mention of somebody or something that can use an instrument."""
    return any(m.head == token.i and (m.label in _USERS or m.classed) for m in state_of(token.doc).mentions)


def agents_among(doc: Doc, tokens: list[int]) -> bool:
    """Whether one of these tokens heads a mention of somebody who can act."""
    return any(m.head in tokens and m.label in _AGENTS for m in state_of(doc).mentions)


def classed_heads(doc: Doc) -> set[int]:
    """The heads of all mentions that the taxonomy classes."""
    return {m.head for m in state_of(doc).mentions if m.classed}


def actor_heads(doc: Doc) -> set[int]:
    """The heads of all mentions of actors."""
    return {m.head for m in state_of(doc).mentions if m.label == "ACTOR"}
