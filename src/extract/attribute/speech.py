"""Verbs of speech, thought and will, with what is said: complements, parentheses, what stands behind `as` and `of`."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Span, Token

from extract.attribute.asides import closing, described, neighbour, parenthesis, quoted_as, run_on, stranded
from extract.attribute.carried import teller_above
from extract.attribute.complements import FINDERS
from extract.attribute.draft import Draft
from extract.attribute.rules import SourceRules
from extract.attribute.tree import agent, below, is_infinitive, is_passive, is_verb, subject
from extract.rulebook.sources import Frame, VerbClass

_COMPLEMENTS = ("ccomp", "xcomp")
ORDER: tuple[Frame, ...] = ("quote", "clause", "infinitive", "gerund", "as", "about", "object")


def spoken(sentence: Span, rules: SourceRules) -> Iterator[Draft]:
    """A Draft for each verb of the sentence that says something."""
    for token in sentence:
        if not is_verb(token) or token.dep_ == "amod":
            continue
        found: list[Draft] = []
        for words, entry in rules.verbs.get(_lemma(token), ()):
            cue = _cue(token, words)
            if cue is not None and (not found or len(cue) >= len(found[0].cue)):
                draft = _draft(token, cue, entry, rules, sentence)
                found += [draft] if draft is not None else []
        best = min(found, key=_preference, default=None)
        if best is not None:
            yield next((d for d in found if _before_colon(best, d, sentence)), best)


def _preference(draft: Draft) -> tuple[bool, int, bool, bool]:
    """With content, in the fuller frame; where nobody is named, by the cue that knows how sure that is."""
    unsure = draft.source is None and draft.certainty is None
    return not draft.content, ORDER.index(draft.frame), unsure, not draft.vouched


def _before_colon(best: Draft, other: Draft, sentence: Span) -> bool:
    """`urged caution: the front had moved`: the object only names what the clause behind the colon says."""
    if best.vouched or other.content or other.frame != "quote":
        return False
    last = max(best.content, default=sentence.end)
    behind = sentence.doc[last + 1 : sentence.end]
    return len(behind) > 1 and behind[0].text == ":" and any(is_verb(t) for t in behind)


def _lemma(token: Token) -> str:
    return token.lemma_.lower().rsplit("-", 1)[-1]


def _cue(verb: Token, rest: tuple[str, ...]) -> list[int] | None:
    """The verb with the further words of its cue: next to it, or hanging on it."""
    cue = [verb.i]
    for word in rest:
        following = verb.doc[cue[-1] + 1] if cue[-1] + 1 < len(verb.doc) else None
        if following is not None and word in (following.lower_, following.lemma_.lower()):
            cue.append(following.i)
            continue
        near = [*verb.children, *(t for c in verb.children if c.dep_ == "dobj" for t in c.rights)]
        below_it = next((c for c in near if c.i > verb.i and word in (c.lower_, c.lemma_.lower())), None)
        if below_it is None:
            return None
        cue.append(below_it.i)
    return cue


def _draft(verb: Token, cue: list[int], entry: VerbClass, rules: SourceRules, sentence: Span) -> Draft | None:
    passive = is_passive(verb) or (entry.transitive and not any(c.dep_ == "dobj" for c in verb.children))
    if entry.passive and not passive:
        return None
    before = None if passive else stranded(verb)
    above = teller_above(verb, rules)
    last = closing(verb, entry.run_on) if "quote" in entry.frames else None
    speaker = agent(verb) if passive else before or last or described(verb) or subject(above or verb) or neighbour(verb)
    if not passive and speaker is not None and speaker.lower_ in rules.kinds.silent:
        speaker = None
        if not (entry.frames & {"clause"} and speaker is None and entry.impersonal):
            return None
    content, frame = _content(verb, cue, entry, passive, sentence)
    if before is not None:
        content = {i for i in below(verb.head, {verb.i}) if i > verb.i} if "clause" in entry.frames else set()
        frame = "clause"
    if frame is None:
        return None
    if not content and frame != "quote":
        return None
    bracketed = verb.i > 0 and verb.doc[verb.i - 1].text == "("
    if (
        entry.named
        and not passive
        and not bracketed
        and (speaker is None or speaker.pos_ not in ("PROPN", "PRON", "NOUN"))
    ):
        return None
    if (entry.other and frame == "infinitive" and not _others(verb)) or (entry.deeds and not _deed(verb, rules)):
        return None
    if content and frame in ("clause", "about", "object", "infinitive"):
        content = content | _conditions(verb, rules)
    certainty = entry.certainty or (entry.impersonal if speaker is None else None)
    return Draft(cue, speaker, content - set(cue), entry, frame, certainty, colon=_ends_with_colon(sentence, verb))


def _content(
    verb: Token, cue: list[int], entry: VerbClass, passive: bool, sentence: Span
) -> tuple[set[int], Frame | None]:
    """What is said, and in which frame; the quote frame may be empty until the quotations are dealt out."""
    if passive:
        return _passive_content(verb, entry)
    if "quote" in entry.frames:
        aside = parenthesis(verb, sentence, cue, entry.addressed) or quoted_as(verb, sentence, cue)
        aside = aside or run_on(verb, entry.run_on)
        if aside:
            return aside, "quote"
    for frame in ORDER:
        if frame in entry.frames and frame in FINDERS:
            found = set[int]().union(*(FINDERS[frame](verb.doc[i], entry) for i in cue))
            if found:
                return found, frame
    if entry.frames & {"clause", "object"} and _open_relative(verb):
        return below(verb.head, {verb.i}), "clause"
    if "quote" in entry.frames and (before := _fragment(verb, sentence)):
        return before, "clause"
    return set(), "quote" if "quote" in entry.frames else None


def _fragment(verb: Token, sentence: Span) -> set[int]:
    """`Six dead in air raid, medics say`: words without a finite verb before the speaker who ends the sentence."""
    speaker = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    ends = verb.dep_ == "ROOT" and not any(t.is_alpha for t in sentence.doc[verb.i + 1 : sentence.end])
    if speaker is None or not ends or speaker.left_edge.i - 1 <= sentence.start:
        return set()
    comma = speaker.left_edge.i - 1
    return set(range(sentence.start, comma)) if sentence.doc[comma].text == "," else set()


def _open_relative(verb: Token) -> bool:
    """`a test that the agency reported`: a relative clause with a subject and nothing of its own that is said."""
    if verb.dep_ != "relcl" or verb.head.pos_ not in ("NOUN", "PROPN"):
        return False
    deps = {c.dep_ for c in verb.children if c.i > verb.i}
    relative = any(c.tag_ in ("WDT", "WP") and c.dep_ == "dobj" for c in verb.children)
    return relative and "nsubj" in {c.dep_ for c in verb.children} and not deps & {"ccomp", "xcomp", "dobj"}


_PASSIVE: tuple[Frame, ...] = ("clause", "infinitive", "as", "about")


def _passive_content(verb: Token, entry: VerbClass) -> tuple[set[int], Frame | None]:
    """`it is thought that`, `X is believed to`, `X was accused of`, `X was announced by`."""
    as_told = any(c.lower_ == "as" and c.i < verb.i for c in verb.children)
    if as_told and verb.dep_ == "advcl" and "clause" in entry.frames and agent(verb) is not None:
        return below(verb.head, {verb.i}), "clause"
    for frame in _PASSIVE:
        if frame not in entry.frames and not (entry.impersonal and frame != "about"):
            continue
        found = FINDERS[frame](verb, entry)
        if found and frame in ("infinitive", "as"):
            for child in verb.children:
                if child.dep_ in ("nsubjpass", "nsubj") and child.lower_ != "it":
                    found |= below(child)
        if found and frame == "infinitive":
            found -= _told_apart(verb, found)
        if found:
            return found, frame
    if "quote" in entry.frames and agent(verb) is not None:
        return set(), "quote"
    if "object" in entry.frames and verb.dep_ not in ("advcl",):
        theme = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
        if theme is None and verb.dep_ == "acl":
            theme = verb.head
        if theme is not None:
            return below(theme, {verb.i}), "object"
    return set(), None


def _told_apart(verb: Token, found: Collection[int]) -> set[int]:
    """`is said to have sold boats to Chad, which has used them`: what follows the comma is the writer's own."""
    apart: set[int] = set()
    for clause in (verb.doc[i] for i in found if verb.doc[i].dep_ == "relcl"):
        start = clause.left_edge.i
        if verb.doc[start].tag_ in ("WDT", "WP", "WRB") and verb.doc[start - 1].text == ",":
            apart |= below(clause)
    return apart


def _deed(verb: Token, rules: SourceRules) -> bool:
    """`denied any raid`, but not `denied reports of it` and `denied a role in it`."""
    what = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    said = what.lemma_.lower() if what is not None else ""
    return what is not None and what.tag_ != "VBG" and said not in rules.nouns and said not in rules.kinds.share


def _others(verb: Token) -> bool:
    """`expects it to fly`: the infinitive has a subject of its own."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in (*_COMPLEMENTS, "advcl") and is_infinitive(child):
            if any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children):
                return True
            return any(c.dep_ in ("dobj", "prep") and c.i < child.i for c in verb.children if c.i > verb.i)
    return any(c.dep_ == "acl" for o in verb.children if o.dep_ == "dobj" for c in o.children)


def _conditions(verb: Token, rules: SourceRules) -> set[int]:
    """`warned of war if the strikes go on`, `X, they said, while Y`: the clause belongs to what is said."""
    found: set[int] = set()
    before = any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)
    joined = {*rules.kinds.joined, *(rules.kinds.beside if before else ())}
    for child in verb.children:
        if child.dep_ == "advcl" and child.i > verb.i and not (before and _lemma(child) in rules.verbs):
            marks = {c.lower_ for c in child.children if c.dep_ in ("mark", "advmod") and c.i < child.i}
            found |= below(child) if marks & joined else set()
    return found


def _ends_with_colon(sentence: Span, verb: Token) -> bool:
    last = next((token for token in reversed(list(sentence)) if not token.is_space), None)
    return last is not None and last.text.endswith(":")
