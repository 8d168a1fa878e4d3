"""Nouns, adverbs and prepositions that put something on somebody's word: the claim that, reportedly, according to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.attribution.cues import SourceRules
from extract.attribution.draft import Draft
from extract.pack.grammar import Grammar
from extract.pack.sources import AdjectiveClass, NounClass, VerbClass
from extract.syntax.clauses import below, subjects
from extract.syntax.mention_heads import is_agent
from extract.syntax.nouns import is_relative
from extract.syntax.phrases import objects_behind
from extract.syntax.sources import (
    attached_to,
    cites,
    equated,
    governing_verb,
    has_arguments,
    held,
    hung_above,
    infinitives_on,
    is_adverbial,
    is_content_clause,
    is_inside,
    is_predicative,
    maker,
    modified,
    noun_clauses,
    owner,
    phrase_object,
    reckoned,
    relative_above,
    said_by,
    scope,
    tells,
    told_behind,
)
from extract.syntax.text import Passage, Text, Word
from extract.syntax.wordings import stands_at


def named(sentence: Passage, rules: SourceRules) -> Iterator[Draft]:
    """A Draft for each noun, adverb and preposition of the sentence that carries a source."""
    for token in sentence:
        if token.lemma not in rules.bearing and token.lower_.split(" ")[0] not in rules.bearing:
            continue
        draft = _carried(token, sentence, rules)
        if draft is not None and (draft.content or draft.colon):
            yield draft


def _carried(token: Word, sentence: Passage, rules: SourceRules) -> Draft | None:
    word, lemma = token.lower_.split(" ")[0], token.lemma
    if token.pos_ in ("NOUN", "PROPN") and lemma in rules.nouns:
        return _noun(token, rules.nouns[lemma], rules)
    if word in rules.adverbs and is_adverbial(token):
        adverb = rules.adverbs[word]
        content = set[int]() if has_arguments(token) else modified(token)
        return Draft([token.i], None, content, adverb, "clause", adverb.certainty)
    if word in rules.adjectives and is_predicative(token):
        adjective, mind = rules.adjectives[word], held(token, rules.grammar)
        if mind is not None:
            return Draft([token.i], *mind, adjective, "clause", adjective.certainty)
        return _blunt(token, adjective, sentence, rules.grammar)
    return _phrase(token, rules, sentence)


def _blunt(token: Word, entry: AdjectiveClass, sentence: Passage, grammar: Grammar) -> Draft | None:
    """`The minister was blunt: X`: what stands behind the colon, or follows it."""
    colon = token.i + 1
    who = said_by(token, grammar)
    if not entry.lead or who is None or colon >= sentence.end or token.doc[colon].text != ":":
        return None
    content = set(range(colon + 1, sentence.end))
    return Draft([token.i], who, content, entry, "clause" if content else "quote", colon=not content)


def _noun(noun: Word, entry: NounClass, rules: SourceRules) -> Draft | None:
    if (count := reckoned(noun, entry.behind)) is not None:
        return Draft([noun.i], *count, entry, "clause")
    verb = governing_verb(noun)
    heard = rules.verbs.get(verb.lemma, ()) if verb is not None else ()
    if any(verb_class.addressed and "clause" in verb_class.frames for _, verb_class in heard):
        return None
    if verb is not None and _is_wanted(verb, heard, rules):
        return None
    whose = _owner(noun, entry, rules)
    content = told_by(noun, entry, rules) or _hung_above(noun, rules)
    if not content and whose is not None:
        content = told_behind(noun, entry.about_owned)
    if not content:
        return None
    if (whose is noun and (entry.owned or is_inside(noun))) or (whose is None and entry.owned):
        return None
    return Draft([noun.i], whose, content, entry, "clause", entry.certainty)


def _is_wanted(verb: Word, heard: Sequence[tuple[Sequence[str], VerbClass]], rules: SourceRules) -> bool:
    """`wants assurances that X`: nobody has given them."""
    return verb.lemma not in rules.kinds.voice and any(c.act == "intention" for rest, c in heard if not rest)


def _hung_above(noun: Word, rules: SourceRules) -> set[int]:
    """`discussed the claim by the army that X`: the clause at the verb, where the verb itself takes none."""
    verb, clause = hung_above(noun)
    takes = verb is not None and any("clause" in c.frames for _, c in rules.verbs.get(verb.lemma, ()))
    return set() if takes else clause


def told_by(noun: Word, entry: NounClass, rules: SourceRules) -> set[int]:
    """What a noun of speech says: its clause, what stands behind its prepositions, what a copula equates it with."""
    clauses = {i for clause in _told(noun, entry, rules) for i in below(clause)}
    content = (clauses or told_behind(noun, entry.about)) | equated(noun)
    return content | (infinitives_on(noun) if entry.infinitive else set())


def _told(noun: Word, entry: NounClass, rules: SourceRules) -> list[Word]:
    """The clauses in which a noun of speech says something."""
    voice = rules.kinds.voice
    return [c for c in noun_clauses(noun) if (is_content_clause(c) if entry.behind else tells(c, voice))]


def answered(verb: Word, content: set[int], rules: SourceRules) -> Draft | None:
    """`responded to the claim by X that Y`: the Draft of what another says, hung by the parser on the verb."""
    behind = (noun for noun in objects_behind(verb, rules.kinds.answers) if noun.lemma in rules.nouns)
    noun = next((noun for noun in behind if content and noun.i < min(content)), None)
    if noun is None:
        return None
    entry = rules.nouns[noun.lemma]
    by = next(iter(objects_behind(verb, rules.kinds.authors)), None)
    return Draft([noun.i], by or _owner(noun, entry, rules), content, entry, "clause", entry.certainty)


def carried_by(word: Word, rules: SourceRules) -> Word | None:
    """`reports in the local press`, `was quoted on state television as saying`: the media that carry it."""
    media = rules.kinds.nouns.get("media", ())
    named = (c for c in objects_behind(word, rules.kinds.carried_in) if c.lemma.rsplit(" ", 1)[-1] in media)
    return next(named, None)


def _owner(noun: Word, entry: NounClass, rules: SourceRules) -> Word | None:
    """Whose claim it is; else what is written, unless somebody vouches for it: `confirmed reports that`."""
    stated, whose = owner(noun, rules.kinds.authors, rules.kinds.voice, rules.grammar)
    verb = governing_verb(noun)
    classes = [c for _, c in rules.verbs.get(verb.lemma, ())] if verb is not None else []
    carrier = carried_by(noun, rules)
    if not stated and carrier is not None:
        return carrier
    about = () if _told(noun, entry, rules) else entry.about  # "the claim of the navy that", not "of a raid"
    held_by = objects_behind(noun, set(rules.kinds.possessed) - set(about)) if not stated else ()
    if (of := next(filter(is_agent, held_by), None)) is not None:
        return of
    confirmed = bool(classes) and all(c.stance == "asserts" for c in classes)
    return whose if stated or confirmed or not entry.document else noun


def _phrase(token: Word, rules: SourceRules, sentence: Passage) -> Draft | None:
    for words, entry in rules.phrases.get(token.lower_, ()):
        cue = [*range(token.i, token.i + 1 + len(words))]
        if cue[-1] >= sentence.end or not stands_at(token, (token.lower_, *words)):
            continue
        speaker = phrase_object(token.doc[cue[-1]]) or phrase_object(token)
        if entry.inner and not cites(token):
            continue
        if speaker is None or (entry.trailing and not _aside(token, sentence)):
            continue
        top = scope(token, sentence)
        if is_relative(speaker):
            top, speaker = _relative(token, rules)
        if speaker is None:
            continue
        without = {token.i, *cue, *below(speaker)}
        speaker = maker(speaker, rules.texts, rules.kinds.authors, rules.grammar)
        content = below(top, without) - without or {who.i for who in subjects(token)}
        return Draft(cue, speaker, content, entry, "clause")
    return None


def _relative(preposition: Word, rules: SourceRules) -> tuple[Word, Word | None]:
    """`the claims, spread abroad, according to which X`: the clause, and whose word it is."""
    verb, noun = relative_above(preposition)
    entry = rules.nouns.get(noun.lemma) if noun is not None else None
    return verb, _owner(noun, entry, rules) if noun is not None and entry is not None else noun


def _aside(token: Word, sentence: Passage) -> bool:
    before = token.doc[token.i - 1].text if token.i > sentence.start else ","
    return before == ","


def cited(drafts: Sequence[Draft], doc: Text) -> list[Draft]:
    """Gives those whom a speaker cites what that speaker says; the citing verb itself then says nothing more."""
    by_cue = {d.cue[0]: d for d in drafts if not getattr(d.rule, "inner", False)}
    result: list[Draft] = []
    for draft in drafts:
        if not getattr(draft.rule, "inner", False):
            result.append(draft)
            continue
        head, above = attached_to(doc[draft.cue[0]])
        named_there = (d for d in by_cue.values() if d.source is not None and d.source.i == head)
        said_by = (d for d in named_there if d.vouched and d.cue[0] != draft.cue[0])
        saying = by_cue.get(head) or next(said_by, None) or by_cue.get(above)
        if saying is not None and saying.vouched and saying.content:
            draft.content = set(saying.content) - set(draft.cue)
            result = [d for d in result if d.cue[0] != draft.cue[0]]
            result.append(draft)
    return result
