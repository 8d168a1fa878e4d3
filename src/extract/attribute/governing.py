"""Whether a cue that governs something counts there: its further words, its subject, what it must not stand with."""

from __future__ import annotations

from extract.rulebook.status import Governor
from extract.syntax.attachment import preposition_of
from extract.syntax.clauses import auxiliaries, dependents, is_base_form, subjects
from extract.syntax.known import is_actor
from extract.syntax.sources import governing_verb
from extract.syntax.words import Word


def follows(head: Word, rest: tuple[str, ...]) -> bool:
    """The further words of a cue, next to it or hanging on it."""
    at = head.i
    for word in rest:
        if at + 1 < len(head.doc) and head.doc[at + 1].lower_ == word:
            at += 1
        elif not any(c.lower_ == word or c.lemma_.lower() == word for c in dependents(head)):
            return False
    return True


def excepted(head: Word, cue: Governor, token: Word) -> bool:
    """`concluded talks on a deal`; `suggests that it has tests` where only `suggests that it have` counts."""
    if cue.bare and (not is_base_form(token) or auxiliaries(token)):
        return True
    if cue.only and token.lemma_.lower() not in cue.only:
        return True
    if cue.before and ((behind := preposition_of(head)) is None or behind.lower_ not in cue.before):
        return True
    verb = governing_verb(head)
    return verb is not None and verb.lemma_.lower() in cue.done


def subject_fits(head: Word, cue: Governor, token: Word) -> bool:
    """`its goal is to`, `Iran allowed X to`: whether the subject is one that the cue asks for."""
    if cue.agents and not any(is_actor(c) for c in subjects(head) if c.i != token.i):
        return False
    return not cue.subjects or any(c.lemma_.lower() in cue.subjects and c.i != token.i for c in subjects(head))
