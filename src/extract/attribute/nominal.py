"""Nouns, adverbs and prepositions that put something on somebody's word: the claim that, reportedly, according to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from extract.attribute.draft import Draft
from extract.attribute.rules import SourceRules
from extract.attribute.tree import agent, below, clause_top, is_bare_clause, is_passive, is_verb, subject
from extract.rulebook.sources import AdjectiveClass, NounClass

_OWNERS = ("poss", "nmod", "compound", "amod")


def named(sentence: Span, rules: SourceRules) -> Iterator[Draft]:
    """A Draft for each noun, adverb and preposition of the sentence that carries a source."""
    for token in sentence:
        word = token.lower_
        if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in rules.nouns:
            draft = _noun(token, rules.nouns[token.lemma_.lower()], rules)
        elif word in rules.adverbs and token.dep_ in ("advmod", "amod", "dep", "npadvmod", "advcl"):
            entry = rules.adverbs[word]
            if any(c.dep_ in ("nsubj", "nsubjpass", "agent", "aux") for c in token.children):
                continue
            draft = Draft([token.i], None, _modified(token), entry, "clause", entry.certainty)
        elif word in rules.adjectives and token.dep_ == "acomp":
            draft = _held(token, rules.adjectives[word])
        else:
            draft = _phrase(token, rules, sentence)
        if draft is not None and draft.content:
            yield draft


def _held(adjective: Token, entry: AdjectiveClass) -> Draft | None:
    """`Officials are confident that ...`: whose mind it is."""
    clauses = [c for t in (adjective, adjective.head) for c in t.children if c.dep_ == "ccomp" and c.i > adjective.i]
    who = subject(adjective.head)
    if not clauses or who is None or who.dep_ == "expl":
        return None
    return Draft([adjective.i], who, set().union(*(below(c) for c in clauses)), entry, "clause", entry.certainty)


def _modified(adverb: Token) -> set[int]:
    """The clause or the noun that the word stands with; what follows behind a comma is not part of it."""
    head = adverb.head
    away = {adverb.i}
    for child in head.children:
        behind = child.dep_ in ("advcl", "prep", "relcl", "acl", "appos") and child.i > head.i
        if behind and adverb.doc[min(below(child)) - 1].text == ",":
            away.add(child.i)
    return below(head, away)


def _noun(noun: Token, entry: NounClass, rules: SourceRules) -> Draft | None:
    if entry.by:
        return _reckoned(noun, entry)
    content: set[int] = set()
    heard = rules.verbs.get(noun.head.lemma_.lower(), ()) if noun.dep_ == "dobj" else ()
    if any(verb.addressed and "clause" in verb.frames for _, verb in heard):
        return None
    for child in noun.children:
        if child.dep_ in ("acl", "relcl", "ccomp") and _told(child, rules):
            content |= below(child)
        elif child.dep_ == "prep" and child.lower_ in entry.about and child.i > noun.i:
            for inner in child.children:
                content |= below(inner)
    be = noun.head
    if noun.dep_ == "nsubj" and be.lemma_ == "be":
        content |= {i for c in be.children if c.dep_ == "ccomp" and _that(c) for i in below(c)}
    if not content:
        return None
    owner = _owner(noun, entry, rules)
    if owner is noun and noun.dep_ == "compound":
        return None
    return Draft([noun.i], owner, content, entry, "clause", entry.certainty)


def _reckoned(noun: Token, entry: NounClass) -> Draft | None:
    """`by the army's own count`: the sentence that the phrase stands in."""
    by = noun.head
    of = (c for p in noun.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj")
    owner = next((c for c in noun.children if c.dep_ == "poss"), None) or next(of, None)
    if noun.dep_ != "pobj" or by.lower_ != "by" or owner is None or by.head.i == by.i:
        return None
    return Draft([noun.i], owner, below(_scope(by, noun.sent), {by.i}), entry, "clause")


def _told(clause: Token, rules: SourceRules) -> bool:
    """`a report that it fired`, `a report it had fired two rockets`, not `the report it gave the council`."""
    return _that(clause) or (is_bare_clause(clause) and clause.lemma_.lower() not in rules.kinds.voice)


def _that(verb: Token) -> bool:
    """`that` before a whole clause, not a relative pronoun."""
    marks = [c for c in verb.children if c.lower_ == "that"]
    return bool(marks) and all(c.dep_ == "mark" or c.tag_ == "IN" for c in marks)


def _owner(noun: Token, entry: NounClass, rules: SourceRules) -> Token | None:
    """Whose claim it is: Tehran's claim, an army statement, the claim by; else who makes it; else what is written."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in rules.kinds.authors:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    for child in noun.children:
        if child.dep_ in _OWNERS and child.pos_ == "PROPN":
            return child
    verb = noun.head
    if is_verb(verb) and verb.lemma_.lower() in rules.kinds.voice and noun.dep_ in ("dobj", "nsubjpass"):
        return agent(verb) if is_passive(verb) else subject(verb)
    return noun if entry.document else None


def _phrase(token: Token, rules: SourceRules, sentence: Span) -> Draft | None:
    for words, entry in rules.phrases.get(token.lower_, ()):
        cue = [token.i]
        for word in words:
            following = token.doc[cue[-1] + 1] if cue[-1] + 1 < sentence.end else None
            if following is None or following.lower_ != word:
                break
            cue.append(following.i)
        else:
            speaker = _object(token.doc[cue[-1]]) or _object(token)
            if entry.inner and not _cites(token):
                continue
            if speaker is None or (entry.trailing and not _aside(token, sentence)):
                continue
            top = _scope(token, sentence)
            if speaker.tag_ == "WDT":
                top, speaker = _relative(token, rules)
            if speaker is None:
                continue
            without = {token.i, *cue, *below(speaker)}
            content = below(top, without) - without
            return Draft(cue, speaker, content, entry, "clause", entry.certainty)
    return None


def _relative(preposition: Token, rules: SourceRules) -> tuple[Token, Token | None]:
    """`the claims, spread abroad, according to which X`: the clause, and whose word it is."""
    verb = clause_top(preposition)
    entry = rules.nouns.get(verb.head.lemma_.lower())
    noun = verb.head if verb.dep_ == "relcl" else None
    return verb, _owner(noun, entry, rules) if noun is not None and entry is not None else noun


def _cites(verb: Token) -> bool:
    """`the agency reported, citing X`, `according to the agency, which cited X`."""
    if verb.tag_ == "VBG":
        return verb.dep_ in ("advcl", "prep", "acl")
    return verb.dep_ == "relcl" and any(c.tag_ in ("WDT", "WP") and c.dep_ == "nsubj" for c in verb.children)


def _object(preposition: Token) -> Token | None:
    return next((c for c in preposition.children if c.dep_ in ("pobj", "dobj") and c.i > preposition.i), None)


def _aside(token: Token, sentence: Span) -> bool:
    before = token.doc[token.i - 1].text if token.i > sentence.start else ","
    return before == ","


def _scope(token: Token, sentence: Span) -> Token:
    """The clause that the phrase is told of: the one it stands in, whole where it opens or closes the sentence."""
    top = clause_top(token.head if token.head.i != token.i else token)
    edge = token.i == sentence.start or _last(token) >= sentence.end - 2
    while top.head.i != top.i and (edge or top.dep_ in ("xcomp", "conj", "auxpass")):
        if top.dep_ in ("relcl", "acl") and not edge:
            break
        top = clause_top(top.head) if is_verb(top.head) else top.head
    return top


def _last(token: Token) -> int:
    return max(below(token))


def cited(drafts: Sequence[Draft], doc: Doc) -> list[Draft]:
    """Gives those whom a speaker cites what that speaker says; the citing verb itself then says nothing more."""
    by_cue = {d.cue[0]: d for d in drafts if not getattr(d.rule, "inner", False)}
    result: list[Draft] = []
    for draft in drafts:
        if not getattr(draft.rule, "inner", False):
            result.append(draft)
            continue
        head = doc[draft.cue[0]].head
        named_there = (d for d in by_cue.values() if d.source is not None and d.source.i == head.i)
        said_by = (d for d in named_there if d.vouched and d.cue[0] != draft.cue[0])
        saying = by_cue.get(head.i) or next(said_by, None) or by_cue.get(head.head.i)
        if saying is not None and saying.vouched and saying.content:
            draft.content = set(saying.content) - set(draft.cue)
            result = [d for d in result if d.cue[0] != draft.cue[0]]
            result.append(draft)
    return result
