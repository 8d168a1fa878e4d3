"""What the grammar asks of the mentions: which words head things of the taxonomy, actors, or anybody who can act."""

from __future__ import annotations

from extract.syntax.text import Word

_AGENTS = ("ACTOR", "NAME", "GROUP", "PRON")
_USERS = ("ACTOR", "GROUP", "NAME")


def is_classed(token: Word) -> bool:
    """Whether the token heads a mention that the taxonomy classes: no adverb of time or measure does."""
    return any(m.classed for m in token.doc.mentions.get(token.i, ()))


def is_place(token: Word) -> bool:
    """Whether the token heads a mention of a place."""
    return any(m.label == "PLACE" for m in token.doc.mentions.get(token.i, ()))


def is_typed(token: Word) -> bool:
    """Whether the token heads a mention of somebody, of a place or of a thing of the taxonomy: of no mere noun."""
    return any(m.classed or m.label != "THING" for m in token.doc.mentions.get(token.i, ()))


def is_agent(token: Word) -> bool:
    """Whether the token heads a mention of somebody who can act."""
    return any(m.label in _AGENTS for m in token.doc.mentions.get(token.i, ()))


def is_user(token: Word) -> bool:
    """Whether the token heads a mention of somebody or something that can use an instrument."""
    return any(m.label in _USERS or m.classed for m in token.doc.mentions.get(token.i, ()))


def is_actor(token: Word) -> bool:
    """Whether the token heads a mention of an actor."""
    return any(m.label == "ACTOR" for m in token.doc.mentions.get(token.i, ()))


def is_dated(token: Word) -> bool:
    """Whether the token stands in a time expression."""
    return any(time.start <= token.idx < time.end for time in token.doc.state.times)
