"""What the writer adds behind a comma, on nobody's word: ", underscoring ...", ", in the latest sign of ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.attribution.cues import SourceRules
from extract.attribution.draft import Draft
from extract.syntax.clauses import below, start_of
from extract.syntax.phrases import is_preposition
from extract.syntax.reporting import comment_participle, measured_clause
from extract.syntax.scope import comments_above
from extract.syntax.text import Passage, Word

_OPENING = 5


def set_apart(sentence: Passage, drafts: Sequence[Draft], rules: SourceRules) -> None:
    """Takes comments and denials out of what is said around them, and marks the drafts whose cue is a comment."""
    comments = list(_comments(sentence, rules))
    for draft in drafts:
        draft.aside |= any(comment.i in draft.cue for comment in comments)
    for apart in (*comments, *_verdicts(sentence, drafts)):
        words = below(apart)
        for draft in drafts:
            draft.content -= words if not words & set(draft.cue) else set()


def _verdicts(sentence: Passage, drafts: Sequence[Draft]) -> Iterator[Word]:
    """ "X says that Y fired, which Y denies": the denial is nobody's word but of who denies."""
    for draft in drafts:
        verbs = [sentence.doc[i] for i in draft.cue if draft.rule.stance != "asserts"]
        yield from (verb for verb in verbs if comments_above(verb))


def _comments(sentence: Passage, rules: SourceRules) -> Iterator[Word]:
    for token in sentence:
        comments = token.lemma in rules.kinds.comment and comment_participle(token)
        first = start_of(token) if comments else token.i + 1
        if token.i - first in (0, 1):
            yield from (token for t in sentence.doc[max(sentence.start, first - 2) : first] if t.text == ",")
        if measured_clause(token, rules.kinds.measured):
            yield token
        opens = is_preposition(token) and token.i > sentence.start and sentence.doc[token.i - 1].text == ","
        if opens and any(_begins(token, phrase.split()) for phrase in rules.kinds.background):
            yield token


def _begins(token: Word, words: Sequence[str]) -> bool:
    """`in the latest ...`, `in Washington's latest ...`: the words in their order, from this one on."""
    ahead = iter([t.lower_ for t in token.doc[token.i : token.i + _OPENING]])
    return token.lower_ == words[0] and all(word in ahead for word in words)
