"""Speakers that the parser hung elsewhere or took for part of what is said."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from extract.syntax.clauses import below, is_verb
from extract.syntax.labels import AUXILIARIES, COMPLEMENTS, FINITE, RELATIVES, SUBJECTS, Link
from extract.syntax.mention_heads import is_dated
from extract.syntax.phrases import speaker_start
from extract.syntax.repair.asides import before_aside, leans_back
from extract.syntax.text import Word

_NOMINAL = ("NOUN", "PROPN")
_JOINING = ("ADP", "CCONJ", "SCONJ", "DET", "PART")


def closing(verb: Word, unmarked: bool) -> Word | None:
    """Who speaks at the end of a sentence, taken by the parser for part of it; `unmarked`: also without a comma."""
    links = {c.link for c in verb.dependents()}
    relative = any(c.form in RELATIVES for c in verb.dependents())
    if links & {*COMPLEMENTS, "object", "marker", "auxiliary"} or relative:
        return None
    if verb.link not in ("relative", "adverbial clause") and not (unmarked and _follows_on(verb)):
        return None
    if max(below(verb)) < verb.sent.end - 2 or not is_verb(verb.sent.root) or verb.form not in FINITE:
        return None
    own = verb.dependent("subject")
    if own is not None:
        return own if unmarked else None
    before = verb.doc[verb.i - 1]
    return _apposed(verb) or (before if unmarked and before.link == "apposition" else None)


def trailing(verb: Word, speaks: Callable[[Word], bool], addressed: bool) -> tuple[Word, set[int]] | None:
    """`Rebels shelled the town on Monday state media reported`: who speaks where no mark parts the words, and those.

    By the place alone, since without the comma the parser takes the speaker for part of what is said.
    """
    closed = (*COMPLEMENTS, *(() if addressed else ("object",)))
    joined = any(c.form != "gerund" for c in verb.behind(*closed))
    start = verb.sent.start
    if verb.i - 1 <= start or joined or verb.form not in (*FINITE, "participle") or not _closes(verb):
        return None
    last = verb.nbor(-1)
    if last.pos_ not in _NOMINAL or not speaks(last):
        return None
    first = _undated_start(last, verb)
    joins = verb.doc[first - 1]
    if joins.link == "coordinator" and first - 2 > start and speaks(joins.nbor(-1)):
        last = joins.nbor(-1)
        first = _undated_start(last, verb)
    if first > start and " " in last.text and verb.doc[first - 1].pos_ == "ADP":
        first = last.i  # "in southern Syria state media said"
    first = _past_name(first, last)
    before = verb.doc[first - 1]
    if first <= start or before.is_punct or before.is_space or before.pos_ in _JOINING:
        return None
    told = verb.doc[start:first]
    opens = before.form in RELATIVES or (is_verb(before) and before.link not in ("object", "prep object"))
    helped = any(c.link in AUXILIARIES or (c.link == "marker" and c.i + 1 == first) for c in verb.before())
    if opens or helped or not any(t.form in FINITE or _has_subject(t) for t in told):
        return None
    return last, {t.i for t in told} | _rest(verb)


def _rest(verb: Word) -> set[int]:
    """`... state media said on Saturday, part of a campaign against rebels`: what follows, unless a clause opens it."""
    behind = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if not t.is_space and not t.is_punct]
    dates = {i for t in behind if is_dated(t) for i in (t.i, t.i - 1)}  # with "on" or "early" before it
    opens = next((t for t in behind if t.i not in dates), None)
    return {t.i for t in behind} if opens is not None and opens.pos_ in ("ADP", "NOUN", "DET", "NUM") else set()


def _has_subject(word: Word) -> bool:
    """A participle that the parser gives a subject of its own: `strikes killed four ... a monitor said`."""
    return word.form == "participle" and word.has(*SUBJECTS)


def _past_name(first: int, noun: Word) -> int:
    """`attacked Turkey security sources said`, `south of Syria local sources told X`: the name goes with what is told.

    Where a verb or preposition before the name would have nothing behind it else.
    """
    before = noun.doc[first - 1] if first > noun.sent.start else None
    if noun.pos_ != "NOUN" or before is None or not (before.pos_ == "ADP" or _wants_object(before)):
        return first
    at = first
    while at < noun.i and noun.doc[at].pos_ == "PROPN":
        at += 1
    return at


def _wants_object(verb: Word) -> bool:
    return is_verb(verb) and not verb.before(*COMPLEMENTS, "object")


def _undated_start(noun: Word, verb: Word) -> int:
    """Where a noun's phrase begins, without a date that the parser took for part of it."""
    first = max([m.first for m in verb.doc.mentions.get(noun.i, ())], default=speaker_start(noun).i)
    dates = [t.i for t in verb.doc[first : noun.i] if is_dated(t)]
    return dates[-1] + 1 if dates else first


def _closes(verb: Word) -> bool:
    """Whether nothing but when, where, to whom or on whose word follows in its sentence."""
    after = next((t for t in verb.doc[verb.i + 1 : verb.sent.end] if not t.is_space), None)
    named = after is not None and after.text[:1].isupper()
    return after is None or after.is_punct or named or is_dated(after) or after.pos_ in ("ADP", "VERB")


def _follows_on(verb: Word) -> bool:
    """`... wounded fifty a monitoring group said`: a clause whose subject nothing joins to what stands before."""
    who = next(iter(verb.before("subject")), None)
    above = verb.governor("conjunct", "clause")
    if above is None or who is None or who.left_edge.i <= above.i:
        return False
    before = who.left_edge.nbor(-1)
    return not before.is_punct and before.link not in ("coordinator", "marker", "preposition") and not before.is_quote


def neighbour(verb: Word) -> Word | None:
    """The noun right before the verb, or the name right behind it, where the parser saw no subject."""
    if verb.form not in FINITE:
        return None
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].pos_ in ("AUX", "ADV"):
        at -= 1
    if at < verb.sent.start:
        return _cut_off(verb)
    before = verb.doc[at]
    if (apart := before_aside(verb, ("who", "which", "gerund", "participle"))) is not None:
        return apart
    if before.pos_ in (*_NOMINAL, "PRON") and before.link not in ("prep object", "object"):
        return _first_joined(before)
    preposition = before.governor("prep object")
    noun = preposition.nbor(-1) if preposition is not None and preposition.i > verb.sent.start else before
    if noun.link == "conjunct" and noun.pos_ in _NOMINAL:  # "..., officials and medics at the hospital said"
        first = _first_joined(noun)
        return first if first.left_edge.i > verb.sent.start and first.left_edge.nbor(-1).text == "," else None
    if before.pos_ == "ADJ" and before.is_title and before.hangs_on(verb, "adjective"):
        return before
    named = (c for c in verb.before("adverbial noun") if c.pos_ == "PROPN")
    swallowed = next(named, None) or _swallowed(verb)
    if swallowed is not None:
        return swallowed
    behind = verb.doc[verb.i + 1] if verb.i + 1 < verb.sent.end else None
    behind = _last_of_name(behind) if behind is not None else None
    return behind if behind is not None and behind.pos_ == "PROPN" and _is_own(behind, verb) else None


def _last_of_name(word: Word) -> Word | None:
    """The last word of a name; None where it hangs on one before it."""
    last = word.up_to(lambda part: part.pos_ != "PROPN" or not _leans_on(part, "compound"))
    return None if last.pos_ == "PROPN" and last.link == "compound" else last


def _leans_on(part: Word, link: Link) -> bool:
    """Whether a word hangs so on one behind it."""
    above = part.governor(link)
    return above is not None and above.i > part.i


def _cut_off(verb: Word) -> Word | None:
    """`The U.S. | Has said that X`: the name before, cut off where an abbreviation was taken for the end."""
    start = verb.sent.start
    before = verb.doc[start - 1] if start and not verb.doc[start].is_space else None
    if before is None or before.pos_ != "PROPN" or not before.text.endswith(".") or verb.i == start:
        return None
    return None if any(is_verb(t) for t in before.sent) else before


def _is_own(behind: Word, verb: Word) -> bool:
    """Not the subject of what is said, nor who is told: `said Kyiv must yield`, `told Reuters`."""
    return behind.hangs_on(verb) and behind.link not in ("object", "dative", "adverbial noun")


def _first_joined(noun: Word) -> Word:
    """`..., medics and police said`, joined by the parser to a noun before the comma: the first behind the comma."""
    first = noun.up_to(lambda word: not _joined_to_noun(word) or _opens_behind_comma(word))
    return first if _joined_to_noun(first) else noun


def _joined_to_noun(word: Word) -> bool:
    first = word.governor("conjunct")
    return first is not None and first.pos_ in _NOMINAL


def _opens_behind_comma(noun: Word) -> bool:
    start = noun.left_edge
    return start.i > noun.sent.start and start.nbor(-1).text == ","


def _swallowed(verb: Word) -> Word | None:
    """`The navy bought jets from France, a source close to it said`: the speaker that the clause before took in."""
    if not verb.before("clause"):
        return None
    before = verb.doc[verb.i - 1]
    if (named := _apposed(verb)) is not None:
        return named
    return before if before.link in ("prep object", "object") and before.pos_ in _NOMINAL else None


def _apposed(verb: Word) -> Word | None:
    """The head of the phrase between a comma and the verb, taken for an apposition."""
    for word in takewhile(leans_back, verb.nbor(-1).up()):
        if word.link == "apposition" and verb.doc[word.left_edge.i - 1].text == ",":
            return word
    return None


def wedged(verb: Word) -> Word | None:
    """`The weakness of the army, officials said, could impede Y`: of two subjects before a verb the one next to it."""
    subjects = verb.before(*SUBJECTS)
    closed = verb.i + 1 < verb.sent.end and verb.nbor(1).text == ","
    if len(subjects) < 2 or not closed or verb.before(*AUXILIARIES):
        return None
    return subjects[-1] if subjects[-1].left_edge.nbor(-1).text == "," else None


def reduced(verb: Word) -> Word | None:
    """`Two men interviewed said X`: the parser made a clause of the participle behind the subject."""
    if verb.i == verb.sent.start or verb.has(*SUBJECTS, "expletive"):
        return None
    clause = verb.nbor(-1)
    if not clause.hangs_on(verb, "clause") or clause.form not in ("participle", "past"):
        return None
    return next(iter(clause.before(*SUBJECTS)), None)


def reduced_clause(verb: Word) -> set[int]:
    """The clause that `reduced` found the speaker in, which is nothing that he says."""
    who = reduced(verb)
    clause = who.governor() if who is not None else None
    return below(clause) if clause is not None else set()


def headless(verb: Word) -> Word | None:
    """`The members in a statement called on X to leave`: the noun that a sentence without a finite verb hangs on."""
    above = verb.governor("noun clause")
    if above is None or verb.form != "participle":
        return None
    noun = above.up_to(lambda w: (over := w.governor("prep object", "preposition")) is None or over.i > w.i)
    if noun.link != "root" or noun.pos_ not in _NOMINAL:
        return None
    if verb.has("agent", *AUXILIARIES) or verb.left_edge.nbor(-1).text == ",":
        return None
    own = below(verb)
    return None if any(t.form in FINITE for t in verb.sent if t.i not in own) else noun


def quoting(verb: Word) -> Word | None:
    """`"Two drones fell," a senior official related.`: whom a participle ends, which the parser hung on the noun."""
    noun = verb.governor("noun clause")
    if noun is None or verb.form != "participle" or verb.i != noun.i + 1 or verb.dependents():
        return None
    first, rest = speaker_start(noun), verb.doc[verb.i + 1 : verb.sent.end]
    marked = first.i > verb.sent.start and first.nbor(-1).is_quote
    return noun if marked and all(t.is_punct or t.is_space for t in rest) else None


def told_of_noun(who: Word) -> Word:
    """`A message on an account thought to be X's said Y`: the noun, where the parser took its participle for it."""
    if not is_verb(who) or who.form not in ("participle", "past"):
        return who
    return next(iter(who.before(*SUBJECTS)), who)


def detached_subject(verb: Word) -> Word | None:
    """`The report, published in May, says Iran bought jets`: the parser made the first subject one of the last verb."""
    head = verb.governor("parenthetical", "clause", "adverbial clause")
    if head is None or head.i <= verb.i or verb.i == verb.sent.start:
        return None
    if verb.nbor(-1).text != ",":
        return None
    subjects = head.dependents(*SUBJECTS)
    own = verb.has("subject", "passive subject", "expletive")
    if own or len(subjects) < 2 or not subjects[0].i < verb.i < subjects[-1].i:
        return None
    return subjects[0]


def turned_subject(verb: Word) -> Word | None:
    """`"The fleet, when it sails, ...," said Colonel Berg`: of two subjects the one behind the verb."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    if before is None or not (before.is_quote or before.text == ","):
        return None
    behind = next((c for c in verb.behind("subject") if c.pos_ in _NOMINAL), None)
    return behind if verb.before(*SUBJECTS) else None


def inverted(verb: Word, unmarked: bool = False) -> Word | None:
    """`X, added the reports`, `"X," read a statement`: the noun behind the verb, taken for its object.

    `unmarked`: also without a comma or quotation mark before the verb, where the noun ends the sentence.
    """
    if verb.i == verb.sent.start or verb.behind(*SUBJECTS, "expletive", "clause", "open clause"):
        return None
    before = verb.nbor(-1)
    marked = before.is_quote or before.text == ","
    if not (marked or unmarked) or verb.form not in (*FINITE, "base"):
        return None
    if verb.before(*SUBJECTS, "marker", "auxiliary", "passive aux"):
        return None
    who = next((c for c in verb.behind("object") if c.pos_ in _NOMINAL), None)
    return who if who is None or marked or max(below(who)) >= verb.sent.end - 2 else None
