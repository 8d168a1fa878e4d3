"""Verbs of speech, thought and will, with what is said: complements, parentheses, what stands behind `as` and `of`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from extract.attribution.cues import SourceRules
from extract.attribution.draft import Draft
from extract.attribution.nominal_cues import answered, told_by
from extract.model import Stance
from extract.pack.sources import Frame, VerbClass
from extract.syntax.clauses import below, carried_on, has_clause_before, is_attributive, is_gerund, is_verb
from extract.syntax.complements import (
    about,
    adverbial_clauses,
    as_reported,
    clause,
    gerund,
    has_object,
    has_that_clause,
    infinitive,
    is_of_others,
    is_open_relative,
    nominal,
    patient,
    predicative,
    theme,
    told_of,
    writers_own,
)
from extract.syntax.mention_heads import is_agent
from extract.syntax.participants import agent, first_to, subject
from extract.syntax.phrases import around as words_at
from extract.syntax.repair.asides import aside_before, before_aside, described, renamed
from extract.syntax.repair.speakers import (
    closing,
    detached_subject,
    headless,
    inverted,
    neighbour,
    quoting,
    reduced,
    reduced_clause,
    told_of_noun,
    trailing,
    turned_subject,
    wedged,
)
from extract.syntax.reporting import (
    around,
    behind,
    fragment,
    misread,
    noted,
    parenthesis,
    pseudo_cleft,
    quoted_as,
    resumed,
    run_on,
    teller_above,
)
from extract.syntax.sources import maker
from extract.syntax.text import Passage, Word
from extract.syntax.verdicts import refuted
from extract.syntax.voice import is_passive
from extract.syntax.wordings import wording_at

_FRAMES: Mapping[Frame, Callable[[Word], set[int]]] = {
    "infinitive": infinitive,
    "gerund": gerund,
    "as": predicative,
    "object": nominal,
}
ORDER: tuple[Frame, ...] = ("quote", "clause", "infinitive", "gerund", "as", "about", "object")


def spoken(sentence: Passage, rules: SourceRules) -> Iterator[Draft]:
    """A Draft for each verb of the sentence that says something."""
    for token in sentence:
        entries = rules.verbs.get(_lemma(token))
        if entries is None or not (is_verb(token) or misread(token)) or is_attributive(token):
            continue
        found: list[Draft] = []
        for words, entry in entries:
            cue = wording_at(token, words, across=True)
            if cue is not None and (not found or len(cue) >= len(found[0].cue)):
                draft = _draft(token, list(cue), entry, rules, sentence)
                found += [draft] if draft is not None else []
        best = min(found, key=_preference, default=None)
        if best is not None:
            answer = answered(token, best.content, rules) if best.frame == "clause" else None
            yield answer or next((d for d in found if _before_colon(best, d, sentence)), best)


def _preference(draft: Draft) -> tuple[bool, int, bool, bool]:
    """With content, in the fuller frame; where nobody is named, by the cue that knows how sure that is."""
    unsure = draft.source is None and draft.certainty is None
    return not draft.content, ORDER.index(draft.frame), unsure, not draft.vouched


def _before_colon(best: Draft, other: Draft, sentence: Passage) -> bool:
    """`urged caution: the front had moved`: the object only names what the clause behind the colon says."""
    if best.vouched or other.content or other.frame != "quote":
        return False
    last = max(best.content, default=sentence.end)
    behind = sentence.doc[last + 1 : sentence.end]
    return len(behind) > 1 and behind[0].text == ":" and any(is_verb(t) for t in behind)


def _lemma(token: Word) -> str:
    return token.lemma.rsplit("-", 1)[-1]


def _draft(verb: Word, cue: list[int], entry: VerbClass, rules: SourceRules, sentence: Passage) -> Draft | None:
    behind_all = _trailing(verb, entry, rules)
    if behind_all is not None:
        return Draft(cue, *behind_all, entry, "quote", entry.certainty)
    active = headless(verb) or quoting(verb)
    passive = (is_passive(verb) and active is None) or (entry.transitive and not has_object(verb))
    if (entry.passive and not passive) or (entry.active and passive):
        return None
    before = None if passive else detached_subject(verb)
    inside = "quote" not in entry.frames or passive
    turned = None if inside or entry.addressed else _turned(verb, entry.run_on, rules)
    speaker = turned or _speaker(verb, entry, before, passive, rules)
    speaker = maker(speaker, rules.texts, rules.kinds.authors, rules.grammar) if speaker is not None else None
    if speaker is not None and _hedges(verb, speaker, entry, rules):
        return None
    if not passive and speaker is not None and speaker.lower_ in rules.kinds.silent:
        speaker = None
        if not (entry.frames & {"clause"} and speaker is None and entry.impersonal):
            return None
    content, frame = _content(verb, cue, entry, passive, sentence, rules, turned)
    if frame == "object" and _is_performed(verb, rules):
        return None
    if entry.told:
        content = _claimed(verb, rules)
    if before is not None:
        content = behind(verb) if "clause" in entry.frames else set()
        frame = "clause"
    content = content - reduced_clause(verb) | _noted_of(verb, sentence)
    if frame is None or (not content and frame != "quote"):
        return None
    bracketed = verb.i > 0 and verb.doc[verb.i - 1].text == "("
    if (
        entry.named
        and not passive
        and not bracketed
        and (speaker is None or speaker.pos_ not in ("PROPN", "PRON", "NOUN"))
    ):
        return None
    if (entry.other and frame == "infinitive" and not is_of_others(verb)) or (entry.deeds and not _deed(verb, rules)):
        return None
    if content and frame in ("clause", "about", "object", "infinitive"):
        content = content | _conditions(verb, rules)
    if content and frame in ("clause", "object"):
        content = content | _spelt_out(content, sentence) | _went_on(verb, rules)
    certainty = entry.certainty or (entry.impersonal if speaker is None else None)
    denies = frame == "as" and refuted(verb, rules.grammar.naming, rules.untrue) is not None
    stance: Stance | None = "denies" if denies else None
    ends = _ends_with_colon(sentence, verb)
    return Draft(cue, speaker, content - set(cue), entry, frame, certainty, stance=stance, colon=ends)


def _hedges(verb: Word, speaker: Word, entry: VerbClass, rules: SourceRules) -> bool:
    """`I think`, which only softens what is said."""
    return entry.act == "belief" and verb.form == "present" and speaker.lower_ in rules.kinds.hedging


def _speaker(verb: Word, entry: VerbClass, before: Word | None, passive: bool, rules: SourceRules) -> Word | None:
    """Who says it: the subject, or where the parser hung the speaker elsewhere; of a passive the agent."""
    if passive:
        return (theme(verb) if entry.held else None) or agent(verb, rules.grammar)
    last = closing(verb, entry.run_on) if "quote" in entry.frames else None
    last = last or wedged(verb) or reduced(verb) or headless(verb) or quoting(verb)
    apart = before or renamed(verb) or last or turned_subject(verb) or aside_before(verb)
    apart = apart or described(verb) or before_aside(verb)
    above = teller_above(verb, lambda told: told.lemma in rules.verbs)
    above = above or resumed(verb, lambda told: told.lemma in rules.verbs)
    who = apart or noted(verb) or subject(above or verb, rules.grammar) or neighbour(verb)
    return told_of_noun(first_to(verb, who, rules.grammar)) if who is not None else None


def _trailing(verb: Word, entry: VerbClass, rules: SourceRules) -> tuple[Word, set[int]] | None:
    """`Rebels shelled the town state media reported`: the speaker and what is said, where no mark parts them."""
    if not entry.run_on or "quote" not in entry.frames:
        return None
    return trailing(verb, lambda noun: _can_speak(noun, rules), entry.addressed)


def _can_speak(noun: Word, rules: SourceRules) -> bool:
    """Somebody, or a text, that can say something."""
    lemma = noun.lemma.rsplit(" ", 1)[-1]
    title = any(t.lemma.rsplit(" ", 1)[-1] in rules.kinds.speaking for t in words_at(noun))
    speaking = title or lemma in rules.kinds.speaking or lemma in rules.kinds.anonymous
    return speaking or getattr(rules.nouns.get(lemma), "lead", False) or is_agent(noun)


def _turned(verb: Word, unmarked: bool, rules: SourceRules) -> Word | None:
    """`X, added the reports`: who stands behind the verb and is somebody, or a text, that can say something."""
    who = inverted(verb, unmarked)
    return who if who is not None and _can_speak(who, rules) else None


def _content(
    verb: Word,
    cue: list[int],
    entry: VerbClass,
    passive: bool,
    sentence: Passage,
    rules: SourceRules,
    turned: Word | None,
) -> tuple[set[int], Frame | None]:
    """What is said, and in which frame; the quote frame may be empty until the quotations are dealt out."""
    if passive:
        return _passive_content(verb, entry, rules)
    if "clause" in entry.frames and (cleft := pseudo_cleft(verb)):
        return cleft, "clause"
    if "quote" in entry.frames:
        aside = parenthesis(verb, sentence, cue, entry.addressed, turned) or quoted_as(verb, sentence, cue)
        aside = aside or run_on(verb, entry.run_on)
        if aside:
            return aside, "quote"
    for frame in ORDER:
        if frame in entry.frames:
            found = set[int]().union(*(_governed(verb.doc[i], frame, entry, rules) for i in cue))
            if found:
                return found, frame
    if entry.frames & {"clause", "object"} and is_open_relative(verb):
        return around(verb), "clause"
    if "quote" in entry.frames and (before := fragment(verb, sentence)):
        return before, "clause"
    return set(), "quote" if "quote" in entry.frames else None


_PASSIVE: tuple[Frame, ...] = ("clause", "infinitive", "as", "about")


def _passive_content(verb: Word, entry: VerbClass, rules: SourceRules) -> tuple[set[int], Frame | None]:
    """`it is thought that`, `X is believed to`, `X was accused of`, `X was announced by`."""
    if "clause" in entry.frames and as_reported(verb, rules.grammar):
        return around(verb), "clause"
    for frame in _PASSIVE:
        if frame not in entry.frames and not (entry.impersonal and frame != "about"):
            continue
        found = _governed(verb, frame, entry, rules)
        if found and frame in ("infinitive", "as"):
            found |= told_of(verb, rules.grammar)
        if found and frame == "infinitive":
            found -= writers_own(verb, found)
        if found:
            return found, frame
    if "quote" in entry.frames and agent(verb, rules.grammar) is not None:
        return set(), "quote"
    what = theme(verb) if "object" in entry.frames else None
    return (below(what, {verb.i}), "object") if what is not None else (set(), None)


def _governed(verb: Word, frame: Frame, entry: VerbClass, rules: SourceRules) -> set[int]:
    """What the verb governs in a frame; nothing in that of quotations."""
    if frame == "clause":
        return set() if entry.marked and not has_that_clause(verb) else clause(verb, entry.addressed, rules.grammar)
    if frame == "about":
        return about(verb, entry.about, entry.addressed)
    named = refuted(verb, rules.grammar.naming, rules.untrue) if frame == "as" else None
    found = below(named[0], {verb.i}) if named is not None else set[int]()
    return found | _FRAMES[frame](verb) if frame in _FRAMES else set()


def _is_performed(verb: Word, rules: SourceRules) -> bool:
    """`declared a truce`: what comes about by being declared."""
    what = (patient(verb, rules.grammar), theme(verb), verb.governor("noun clause"))
    return any(noun is not None and noun.lemma in rules.kinds.performed for noun in what)


def _deed(verb: Word, rules: SourceRules) -> bool:
    """`denied any raid`, but not `denied reports of it` and `denied a role in it`."""
    what = patient(verb, rules.grammar)
    said = what.lemma if what is not None else ""
    return what is not None and not is_gerund(what) and said not in rules.nouns and said not in rules.kinds.share


def _noted_of(verb: Word, sentence: Passage) -> set[int]:
    """`As the ministry notes, X`: all that follows, where the parser took the verb for a noun."""
    return set(range(verb.i + 2, sentence.end)) if noted(verb) is not None else set()


def _claimed(verb: Word, rules: SourceRules) -> set[int]:
    """`denied reports that it had fired`: what its object tells, where that is a noun of speech."""
    what = patient(verb, rules.grammar)
    entry = rules.nouns.get(what.lemma) if what is not None else None
    return told_by(what, entry, rules) if what is not None and entry is not None else set()


def _conditions(verb: Word, rules: SourceRules) -> set[int]:
    """`warned of war if the strikes go on`, `X, they said, while Y`: the clause belongs to what is said."""
    found: set[int] = set()
    before = has_clause_before(verb)
    joined = {*rules.kinds.joined, *(rules.kinds.beside if before else ())}
    for added, marks in adverbial_clauses(verb):
        if not (before and _lemma(added) in rules.verbs) and marks & joined:
            found |= below(added)
    return found


def _went_on(verb: Word, rules: SourceRules) -> set[int]:
    """`X, they said, but Y`: what goes on behind the speaker, unless it says who else says something."""
    return {i for clause in carried_on(verb) if _lemma(clause) not in rules.verbs for i in below(clause)}


def _spelt_out(content: set[int], sentence: Passage) -> set[int]:
    """`announced three steps: X would be done`: what the colon behind the object introduces."""
    at = max(content) + 1
    if at + 1 >= sentence.end or sentence.doc[at].text != ":":
        return set()
    behind = sentence.doc[at + 1 : sentence.end]
    return set(range(at + 1, sentence.end)) if any(is_verb(t) for t in behind) else set()


def _ends_with_colon(sentence: Passage, verb: Word) -> bool:
    last = next((token for token in reversed(list(sentence)) if not token.is_space), None)
    return last is not None and last.text.endswith(":")
