"""Where what a speaker says goes on without a new cue, behind a semicolon, and where another's words part from it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.attribution.cues import SourceRules
from extract.attribution.draft import Draft
from extract.attribution.nominal_cues import carried_by
from extract.syntax.clauses import below, conjunctions_before, is_auxiliary, is_finite_clause, is_verb
from extract.syntax.phrases import objects_behind, opens_behind_comma
from extract.syntax.reporting import apposed_verdict, quoting_above, resumes, said_of_subject, teller_above
from extract.syntax.text import Passage, Text, Word

_STOP = ";"


def carry_on(sentence: Passage, drafts: Sequence[Draft]) -> None:
    """`Kyiv said it had downed 30 drones; another 12 fell in fields`: unless somebody else speaks there."""
    stops = [t.i for t in sentence if t.text == _STOP]
    for at, end in pairwise([*stops, sentence.end]):
        if any(at < i < end for d in drafts for i in d.cue) or not any(is_verb(t) for t in sentence.doc[at:end]):
            return
        telling = [d for d in drafts if d.vouched and d.frame == "clause" and _right_before(d, at)]
        if not telling:
            return
        max(telling, key=lambda d: len(d.content)).content |= set(range(at + 1, end))


def point_back(drafts: Sequence[Draft], doc: Text, before: tuple[int, int] | None, rules: SourceRules) -> None:
    """`X. That is according to Reuters`, `X. This was reported by Reuters`: the sentence before is what is said."""
    pointing_words = rules.kinds.pointing
    for draft in drafts if before is not None else ():
        if draft.source is None or not any(doc[i].lower_ in pointing_words for i in draft.content):
            continue  # most
        said = [doc[i] for i in draft.content if not doc[i].is_punct]
        pointing = any(t.lower_ in pointing_words for t in said)
        if before is not None and pointing and all(_adds_nothing(t, rules) for t in said):
            draft.content = set(range(*before))


def _adds_nothing(word: Word, rules: SourceRules) -> bool:
    return word.lower_ in rules.kinds.pointing or is_auxiliary(word) or word.lemma_ == "be"


def part(doc: Text, drafts: Sequence[Draft], rules: SourceRules) -> None:
    """`A said X, while B said Y`: Y is not on the word of A."""
    for draft in drafts:
        draft.content -= _verdicts(draft, doc, rules)
    for other in drafts:
        cue = doc[other.cue[0]]
        marks = conjunctions_before(cue)
        above = teller_above(cue, lambda told: told.lemma in rules.verbs)
        beside = bool(marks & set(rules.kinds.beside))  # "while Denmark promised jets", on whoever's word
        if other.source is None or not (beside or (other.vouched and above is not None)):
            continue
        for draft in drafts:
            if draft is not other and cue.i in draft.content and draft.cue[0] < cue.i:
                draft.content -= below(cue)


def quote_on(drafts: Sequence[Draft], doc: Text, rules: SourceRules) -> None:
    """`"X," Y was quoted as saying by Z`: all that Y says stands on the word of Z, who quotes it."""
    for draft in drafts:
        if not draft.vouched:
            continue
        for inner in drafts:
            quoting = quoting_above(doc[inner.cue[0]])
            if quoting is None or quoting.i != draft.cue[0] or not inner.vouched:
                continue
            draft.content |= inner.content
            draft.quotes += [q for q in inner.quotes if q not in draft.quotes]
            if draft.source is None:
                draft.source = next(iter(objects_behind(doc[inner.cue[0]], rules.kinds.authors)), None)
                draft.source = draft.source or carried_by(quoting, rules)


def _verdicts(draft: Draft, doc: Text, rules: SourceRules) -> set[int]:
    """`A accused B of X, a charge B rejected`: what others say of it, in an apposition."""
    found: set[int] = set()
    for verb in (doc[i] for i in draft.content):
        if verb.lemma in rules.verbs:
            found |= apposed_verdict(verb)
    return found


def keep_apart(draft: Draft, doc: Text, rules: SourceRules) -> None:
    """`said it would not yield and has offered talks`, `said X, as Y`: what the writer adds is not on their word.

    Without a comma it is: "said nine were killed as jets bombed the town".
    """
    cue = doc[draft.cue[0]]
    if draft.frame != "clause" or not draft.content or cue.i > min(draft.content):
        return
    for word in [doc[i] for i in sorted(draft.content)]:
        added = is_finite_clause(word) and conjunctions_before(word) & set(rules.kinds.meanwhile)
        if (added and opens_behind_comma(word)) or resumes(word, cue, _states(word, rules)):
            draft.content -= below(word)


def _states(verb: Word, rules: SourceRules) -> bool:
    """Whether it says something, and not only wants or thinks it, or goes on with a quotation ("continued")."""
    classes = (entry for _, entry in rules.verbs.get(verb.lemma, ()))
    return any(entry.act == "statement" and {"clause", "quote"}.issubset(entry.frames) for entry in classes)


def refute(drafts: Sequence[Draft], doc: Text, rules: SourceRules) -> None:
    """`The claim that X was false, officials said`: X is not on the word of the officials."""
    for draft in drafts:
        noun = doc[draft.cue[0]]
        if not any(c.lemma in rules.kinds.untrue for c in said_of_subject(noun)):
            continue
        for other in drafts:
            if other is not draft and noun.i in other.content:
                other.content -= draft.content


def _right_before(draft: Draft, at: int) -> bool:
    told = bool(draft.content) and draft.source is not None
    return told and draft.cue[0] < min(draft.content) and max(draft.content) == at - 1
