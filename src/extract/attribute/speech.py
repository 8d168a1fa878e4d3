"""Verbs of speech, thought and will, with what is said: complements, parentheses, what stands behind `as` and `of`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Span, Token

from extract.attribute.asides import described, neighbour, parenthesis, stranded
from extract.attribute.carried import teller_above
from extract.attribute.draft import Draft
from extract.attribute.rules import SourceRules
from extract.attribute.tree import agent, below, is_infinitive, is_passive, is_verb, subject
from extract.rulebook.sources import Frame, VerbClass

_COMPLEMENTS = ("ccomp", "xcomp")
_NOMINAL = ("dobj", "oprd", "attr")
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
        below_it = next((c for c in verb.children if c.i > verb.i and word in (c.lower_, c.lemma_.lower())), None)
        if below_it is None:
            return None
        cue.append(below_it.i)
    return cue


def _draft(verb: Token, cue: list[int], entry: VerbClass, rules: SourceRules, sentence: Span) -> Draft | None:
    passive = is_passive(verb)
    if entry.passive and not passive:
        return None
    before = None if passive else stranded(verb)
    above = teller_above(verb, rules)
    speaker = agent(verb) if passive else before or described(verb) or subject(above or verb) or neighbour(verb)
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
    if entry.other and frame == "infinitive" and not _others(verb):
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
    finders: dict[Frame, Callable[[Token, VerbClass], set[int]]] = {
        "clause": _clause,
        "infinitive": _infinitive,
        "gerund": _gerund,
        "as": _as,
        "about": _about,
        "object": _object,
    }
    if "quote" in entry.frames:
        aside = parenthesis(verb, sentence, cue, entry.addressed)
        if aside:
            return aside, "quote"
    for frame in ORDER:
        if frame in entry.frames and frame in finders:
            found = set[int]().union(*(finders[frame](verb.doc[i], entry) for i in cue))
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


def _clause(verb: Token, entry: VerbClass) -> set[int]:
    found: set[int] = set()
    for child in verb.children:
        if child.dep_ == "ccomp":
            whole = (
                not is_infinitive(child) and not _small(child) and not _apart(child, verb) and not _teller(child, verb)
            )
        else:
            whole = child.dep_ in ("advcl", "csubj") and child.i > verb.i and _that(child)
        found |= below(child) if whole else set()
    return found or _behind_time(verb)


def _behind_time(verb: Token) -> set[int]:
    """`said after the talks it would fire`, `reported at the time that it fired`: the parser hangs it on the phrase."""
    for child in (c for c in verb.children if c.i > verb.i):
        who = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
        bare = who is not None and not any(c.dep_ in ("mark", "advmod") and c.i < who.i for c in child.children)
        if child.dep_ == "advcl" and who is not None and bare and not is_infinitive(child):
            between = [t for t in verb.doc[verb.i + 1 : child.i] if t.text == ","]
            return set() if between else {i for i in below(child) if i >= who.left_edge.i}
        nouns = [n for n in child.children if child.dep_ == "prep" and n.dep_ == "pobj"]
        for clause in (c for n in nouns for c in n.children if c.dep_ in ("relcl", "ccomp")):
            that = next((c for c in clause.children if c.lower_ == "that"), None)
            if that is not None and that.dep_ in ("mark", "advmod"):
                return below(clause)
    return set()


def _that(clause: Token) -> bool:
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def _teller(child: Token, verb: Token) -> bool:
    """`A, the leader said as ..., the agency reported`: the second teller, which the parser takes for what is said."""
    before = any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)
    return before and child.i > verb.i and bool(parenthesis(child, verb.sent, (child.i,)))


def _apart(child: Token, verb: Token) -> bool:
    """A clause of its own before a semicolon."""
    return child.i < verb.i and any(t.text == ";" for t in verb.doc[child.i : verb.i])


def _small(child: Token) -> bool:
    """A complement without a finite verb."""
    if any(c.dep_ == "nsubj" and c.tag_ in ("WDT", "WP") for c in child.children):
        return False
    if child.pos_ in ("VERB", "AUX"):
        return child.tag_ in ("VBG", "VBN") and not any(c.dep_ in ("aux", "auxpass", "mark") for c in child.children)
    return not any(c.dep_ in ("nsubj", "cop", "mark") for c in child.children)


def _infinitive(verb: Token, entry: VerbClass) -> set[int]:
    found: set[int] = set()
    for child in verb.children:
        if (child.i > verb.i and child.dep_ in (*_COMPLEMENTS, "advcl") and is_infinitive(child)) or (
            child.dep_ == "dobj" and any(c.dep_ == "acl" and is_infinitive(c) for c in child.children)
        ):
            found |= below(child)
    if found:
        found |= {i for c in verb.children if c.dep_ == "dobj" for i in below(c)}
        nearest = next((c for c in verb.children if c.dep_ == "prep" and c.i == verb.i + 1), None)
        found |= {i for c in nearest.children if c.dep_ == "pobj" for i in below(c)} if nearest is not None else set()
    return found


def _gerund(verb: Token, entry: VerbClass) -> set[int]:
    found: set[int] = set()
    for child in verb.children:
        if child.i > verb.i and child.dep_ in (*_COMPLEMENTS, "dobj") and child.tag_ in ("VBG", "VBN"):
            found |= below(child)
    return found


def _as(verb: Token, entry: VerbClass) -> set[int]:
    """`called it a test`, `described it as routine`, `quoted him as saying`."""
    predicates = [
        c
        for c in verb.children
        if c.i > verb.i and (c.dep_ in ("oprd", "xcomp", "ccomp") or (c.lower_ == "as" and c.dep_ in ("prep", "mark")))
    ]
    if not predicates:
        return set()
    found: set[int] = set()
    for child in [*predicates, *(c for c in verb.children if c.dep_ == "dobj")]:
        found |= below(child)
    return found


def _about(verb: Token, entry: VerbClass) -> set[int]:
    found: set[int] = set()
    for child in verb.children:
        if child.dep_ in ("prep", "prt") and child.lower_ in entry.about and child.i > verb.i:
            for inner in child.children:
                found |= below(inner)
    return found


def _object(verb: Token, entry: VerbClass) -> set[int]:
    found: set[int] = set()
    for child in verb.children:
        if (child.dep_ in _NOMINAL and child.i > verb.i) or (
            found and child.dep_ == "prep" and child.lower_ in ("as", "for") and child.i > verb.i
        ):
            found |= below(child)
    return found


_PASSIVE: dict[Frame, Callable[[Token, VerbClass], set[int]]] = {
    "clause": _clause,
    "infinitive": _infinitive,
    "as": _as,
    "about": _about,
}


def _passive_content(verb: Token, entry: VerbClass) -> tuple[set[int], Frame | None]:
    """`it is thought that`, `X is believed to`, `X was accused of`, `X was announced by`."""
    for frame, finder in _PASSIVE.items():
        if frame not in entry.frames and not (entry.impersonal and frame != "about"):
            continue
        found = finder(verb, entry)
        if found and frame in ("infinitive", "as"):
            for child in verb.children:
                if child.dep_ in ("nsubjpass", "nsubj") and child.lower_ != "it":
                    found |= below(child)
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
