"""Sentences without a cue that plainly go on for the last speaker: marked inferred, off the scored list."""

from __future__ import annotations

from collections.abc import Sequence

from extract.attribution.chain import content_of, covers, size
from extract.attribution.cues import SourceRules
from extract.document import Attribution, same
from extract.syntax.clauses import before_root, is_past, is_verb
from extract.syntax.text import Passage, Text
from extract.values import replace

_QUOTES = frozenset('"\u201c\u201d\u00ab\u00bb')


def inferred(
    doc: Text, sentences: Sequence[tuple[int, int]], attributions: Sequence[Attribution], rules: SourceRules
) -> list[Attribution]:
    """`The ministry said it had bought jets. They would arrive in May.`: one for each sentence that goes on."""
    found: list[Attribution] = []
    going: Attribution | None = None
    spans = [doc.passage(first, end) for first, end in sentences]
    for i, sentence in enumerate(spans):
        if going is not None and _apart(spans[i - 1], sentence):
            going = None
        own = [a for a in attributions if _within(a.cue[0], sentence)]
        if going is not None and not own and not _covered(sentence, attributions):
            next_ = spans[i + 1] if i + 1 < len(spans) and not _apart(sentence, spans[i + 1]) else None
            if _goes_on(doc, sentence, going, rules) or _taken_up(next_, going, attributions):
                found.append(replace(going, content=(sentence.start_char, sentence.end_char), more=(), inferred=True))
                continue
        going = _main(sentence, own)
    return found


def _within(at: int, sentence: Passage) -> bool:
    return sentence.start_char <= at < sentence.end_char


def _apart(before: Passage, after: Passage) -> bool:
    return "\n" in before.doc.text[before.end_char : after.start_char]


def _covered(sentence: Passage, attributions: Sequence[Attribution]) -> bool:
    """Whether it is told on somebody's word already, or quotes."""
    return bool(_QUOTES & set(sentence.text)) or any(covers(a, sentence.root.idx) for a in attributions)


def _main(sentence: Passage, own: Sequence[Attribution]) -> Attribution | None:
    """The named speaker on whose word the whole sentence is told."""
    told = [a for a in own if a.vouched and a.act == "statement" and a.stance == "asserts" and a.source is not None]
    whole = max(told, key=size, default=None)
    if whole is None or whole.kind == "unnamed":
        return None
    outside = [t for t in sentence if is_verb(t) and not covers(whole, t.idx) and not _speaks(t.idx, own)]
    return whole if not outside and any(_within(start, sentence) for start, _ in content_of(whole)) else None


def _speaks(at: int, own: Sequence[Attribution]) -> bool:
    return any(a.cue[0] <= at < a.cue[1] for a in own)


def _goes_on(doc: Text, sentence: Passage, going: Attribution, rules: SourceRules) -> bool:
    """The future seen from the past without a condition, or a word that adds to what was said."""
    cue = doc.span(*going.cue)
    past = cue is not None and is_past(cue[0])
    words = before_root(sentence)
    return (past and bool(words & set(rules.kinds.onward))) or bool(words & set(rules.kinds.further))


def _taken_up(after: Passage | None, going: Attribution, attributions: Sequence[Attribution]) -> bool:
    """The next sentence has the same speaker again."""
    if after is None or going.source is None or going.source.entity is None:
        return False
    again = _main(after, [a for a in attributions if _within(a.cue[0], after)])
    entity = again.source.entity if again is not None and again.source is not None else None
    return entity is not None and same(entity, going.source.entity)
