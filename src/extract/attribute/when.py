"""When: the time expression that dates an event; the one that dates an announcement goes to the source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from spacy.tokens import Doc, Token

from extract.attribute.tree import below, clause_top, is_infinitive, is_verb, subject
from extract.document import Relation, Time, TimeValue, state_of
from extract.rulebook.grammar import Grammar

_NOUNS = ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "ADP", "ADV", "SYM", "X")
_ARGUMENT = ("nsubj", "nsubjpass")
_BEFORE_NOUN = ("poss", "compound", "amod", "nummod", "nmod")
_THROUGH = ("by", "in", "with", "through", "of")
_CAUSES = ("by", "in", "during")
_CLIMB = 8


class Reckon(Protocol):
    """Gives a time expression its ISO 8601 value and what it was reckoned from."""

    def __call__(
        self,
        mention: Time,
        *,
        published: date | None,
        anchor: str | None = None,
        past: bool = True,
        inverse: bool = False,
    ) -> tuple[str | None, str | None]: ...


@dataclass(frozen=True)
class Hosted:
    """A time expression, its tokens, and the word that it dates; `side` where it stands before that word."""

    mention: Time
    first: int
    last: int
    host: int
    before: bool


class Calendar:
    """The time expressions of one document and what they date."""

    def __init__(self, doc: Doc, reckon: Reckon, cues: frozenset[int], grammar: Grammar) -> None:
        self.doc = doc
        self.reckon = reckon
        self.cues = cues
        self.grammar = grammar
        state = state_of(doc)
        self.published = state.article.published
        self.triggers: frozenset[int] = frozenset()
        self.types: dict[int, str] = {}
        self.hosted: list[Hosted] = []
        self.mentions = state.times

    def times(self, relations: Sequence[Relation], planned: Callable[[int], bool]) -> list[TimeValue | None]:
        """The time of each relation; those that refer to another event are reckoned from the last one dated before."""
        self.triggers = frozenset(i for r in relations for i in range(r.trigger[0], r.trigger[1] + 1))
        self.types = {r.trigger[0]: r.type for r in relations}
        self.hosted = [h for m in self.mentions if (h := self._hosted(m)) is not None]
        order = sorted(range(len(relations)), key=lambda i: relations[i].trigger)
        found: list[TimeValue | None] = [None] * len(relations)
        anchor: str | None = None
        for i in order:
            token = self.doc[relations[i].trigger[0]]
            time = self._of(token, anchor, not planned(i))
            found[i] = time
            day = time is not None and time.value is not None and len(time.value) == len("2000-01-01")
            if day and time is not None and self._within(token) is None:
                anchor = time.value
        return found

    def of_cue(self, cue: int) -> TimeValue | None:
        """When somebody said it."""
        own = [h for h in self.hosted if h.host == cue]
        return self._value(own[0].mention, None, True) if own else None

    def _value(self, mention: Time, anchor: str | None, past: bool, inverse: bool = False) -> TimeValue:
        value, source = self.reckon(mention, published=self.published, anchor=anchor, past=past, inverse=inverse)
        return TimeValue(mention.start, mention.end, value, source)

    def _hosted(self, mention: Time) -> Hosted | None:
        span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None or not len(span):
            return None
        root = span.root
        host = root.head
        if root.head.i == root.i:
            host = root
        if not mention.modifier and root.dep_ not in _BEFORE_NOUN:
            host = self._dated(host, span.start)
        if span.start and span.start - 1 in self.cues:
            host = self.doc[span.start - 1]
        elif host.i in self.cues:
            host = self._told(host, span.start, span.end) or self._bearer(host) or host
        return Hosted(mention, span.start, span.end - 1, host.i, span.start < host.i)

    def _dated(self, host: Token, at: int) -> Token:
        """From a word that is no event up to the verb of its clause: `launched a missile on Friday`."""
        current = host
        for _ in range(_CLIMB):
            if current.i in self.triggers or is_verb(current) or current.head.i == current.i:
                return current
            current = current.head
        return current

    def _told(self, cue: Token, first: int, end: int) -> Token | None:
        """A date behind what is said dates what is said: `reported that it fired missiles on Thursday`."""
        for child in cue.children:
            if child.dep_ == "ccomp" and cue.i < child.i < first and self.doc[first - 1].text != ",":
                return child
        return None

    def _bearer(self, cue: Token) -> Token | None:
        """A date behind a mere name dates what the named thing undergoes: `showed a drone called the Fox on Friday`."""
        named = (
            cue.dep_ == "acl"
            and cue.tag_ == "VBN"
            and not any(c.dep_ in ("agent", "prep") and c.lower_ == "by" for c in cue.children)
        )
        return self._dated(cue.head, cue.i) if named else None

    def _of(self, token: Token, anchor: str | None, past: bool) -> TimeValue | None:
        inner = self._within(token)
        if inner is not None:
            return inner
        for host in self._hosts(token):
            own = [h for h in self.hosted if h.host == host]
            if own:
                best = min(own, key=lambda h: (h.mention.relates is not None, abs(h.first - token.i)))
                from_ = next((h for h in self.hosted if (day := self._behind(h)) and best in (h, day)), best)
                return self._reckoned(from_, anchor, past)
        return self._since(token)

    def _since(self, token: Token) -> TimeValue | None:
        """`two days after Mali fired on May 9, Chad fired`: reckoned from the date of the clause before."""
        for clause in (c for c in token.children if c.dep_ == "advcl"):
            hosted = [h for h in self.hosted if h.host == clause.i]
            apart = next((h for h in hosted if h.mention.relates == "forth" and self._follows(h, clause)), None)
            dated = (self._value(h.mention, None, True).value for h in hosted if h.mention.relates is None)
            day = next(dated, None) if apart is not None else None
            if apart is not None and day is not None:
                return self._value(apart.mention, day, True)
        return None

    def _reckoned(self, hosted: Hosted, anchor: str | None, past: bool) -> TimeValue:
        """Its value, from the date behind it, the one before it in the sentence, or the last event's."""
        if hosted.mention.relates is None:
            return self._value(hosted.mention, anchor, past)
        if hosted.mention.relates == "forth":
            behind = self._behind(hosted)
            day = self._value(behind.mention, None, past).value if behind is not None else None
            return self._value(hosted.mention, day, past)
        start = self.doc[hosted.first].sent.start
        earlier = [h for h in self.hosted if start <= h.last < hosted.first and h.mention.relates is None]
        dated = (self._value(h.mention, None, past).value for h in reversed(earlier))
        return self._value(hosted.mention, next((v for v in dated if v is not None), anchor), past)

    def _behind(self, hosted: Hosted) -> Hosted | None:
        """`two days after the parade on May 9`: the date of the event that it is reckoned from."""
        if hosted.mention.relates != "forth":
            return None
        later = (h for h in self.hosted if h.first > hosted.last and h.mention.relates is None)
        nearest = min(later, key=lambda h: h.first, default=None)
        if nearest is None or self.doc[nearest.first].sent.start != self.doc[hosted.first].sent.start:
            return None
        between = self.doc[hosted.last + 1 : nearest.first]
        return None if any(is_verb(t) or t.text in (",", ";") for t in between) else nearest

    def _within(self, token: Token) -> TimeValue | None:
        """`2017, when ...` and `a day after ...`: the clause that hangs on the expression."""
        current = token
        for _ in range(_CLIMB):
            if current.dep_ == "relcl":
                for h in self.hosted:
                    if h.first <= current.head.i <= h.last:
                        plain = tuple((k, v) for k, v in h.mention.fields if k not in ("bound", "lead"))
                        return self._value(replace(h.mention, fields=plain), None, True)
                return None
            for h in self.hosted:
                if h.mention.relates == "forth" and self._follows(h, current):
                    if any(o.host == current.i and o.mention.relates is None for o in self.hosted):
                        return None
                    return self._value(h.mention, self._main(current), True, inverse=True)
            if current.head.i == current.i or current.dep_ in ("ccomp", "acl", "amod", "appos"):
                return None
            current = current.head
        return None

    def _main(self, clause: Token) -> str | None:
        """The day of the clause above, else of publication."""
        dated = (h for h in self.hosted if h.host == clause.head.i and h.mention.relates is None)
        days = (self._value(h.mention, None, True).value for h in dated)
        return next(days, None) or (self.published.isoformat() if self.published else None)

    def _follows(self, hosted: Hosted, verb: Token) -> bool:
        """`a day after the army fired`: the clause begins where the expression ends."""
        phrase = any(c.dep_ == "pobj" for c in self.doc[hosted.last].children)
        if phrase or not is_verb(verb) or verb.i <= hosted.last:
            return False
        first = min(below(verb))
        opens = self.doc[max(first, hosted.last + 1)]
        return hosted.first <= first <= hosted.last + 1 and opens.dep_ != "mark" and clause_top(opens).i == verb.i

    def _hosts(self, token: Token) -> list[int]:
        """Words whose date is that of the event, the nearest first."""
        found = [token.i, *(c.i for c in token.children if self._made(c)), *self._events(token)]
        current = token
        for _ in range(_CLIMB):
            above = self._above(current)
            if above is None or above.i in found:
                break
            found.append(above.i)
            current = above
        return [*found, *(j for i in found for j in self._joined(self.doc[i]))]

    def _joined(self, verb: Token) -> list[int]:
        """`killed two and wounded nine on Friday`: deeds of one kind whose date stands behind the last."""
        joined = [c for c in verb.conjuncts if c.i > verb.i and c.tag_ == verb.tag_ and is_verb(verb)]
        kind = self.types.get(verb.i)
        alike = [c.i for c in joined if kind is not None and self.types.get(c.i) == kind]
        return [i for i in alike if any(h.host == i and not h.before for h in self.hosted)]

    def _events(self, verb: Token) -> list[int]:
        """`killed in overnight strikes`: the event by which it came about, where a word before that one dates it."""
        if not is_verb(verb):
            return []
        joined = [verb, *(c for c in verb.children if c.dep_ == "conj" and is_verb(c))]
        by = (c for v in joined for c in v.children if c.dep_ in ("prep", "agent") and c.lower_ in _CAUSES)
        nouns = [n.i for c in by for n in c.children if n.dep_ == "pobj" and n.i in self.triggers]
        return [i for i in nouns if any(h.host == i and h.before for h in self.hosted)]

    def _made(self, participle: Token) -> bool:
        """`the pact signed in 2020`: the participle dates the noun."""
        light = participle.lemma_.lower() in self.grammar.light_verbs
        return light and participle.dep_ == "acl" and participle.tag_ == "VBN"

    def _carried(self, verb: Token) -> Token | None:
        """`fired a missile on Monday, which fell into the sea`: the past of what the clause above has brought about."""
        plain = verb.tag_ == "VBD" and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
        thing = verb.head
        if not plain or thing.dep_ not in ("dobj", "nsubjpass") or not is_verb(thing.head):
            return None
        relative = any(c.dep_ == "nsubj" and c.tag_ in ("WDT", "WP") for c in verb.children)
        told = thing.head.tag_ in ("VBD", "VBN") and thing.head.i not in self.cues
        return thing.head if relative and told else None

    def _above(self, token: Token) -> Token | None:
        head = token.head
        if token.dep_ == "relcl" and (deed := self._carried(token)) is not None:
            return deed
        if head.i == token.i:
            return self._event_subject(token)
        if not is_verb(token) or token.dep_ == "pobj":
            return self._of_noun(token, head)
        event = self._event_subject(token)
        if event is not None:
            return event
        if token.dep_ == "conj":
            own = any(c.dep_ in _ARGUMENT for c in token.children)
            shared = self._initial(head) or head.dep_ == "relcl"
            return head if is_verb(head) and not own and shared else None
        if token.dep_ in ("advcl", "xcomp", "pcomp") and (head.i not in self.cues or token.dep_ == "xcomp"):
            marked = any(c.dep_ == "mark" for c in token.children)
            while not is_verb(head) and head.head.i != head.i:
                head = head.head
            return head if is_verb(head) and not marked and head.i not in self.cues - self._passives() else None
        if token.dep_ == "acl" and (token.tag_ == "VBG" or is_infinitive(token)):
            return self._up_to_verb(head)
        return None

    def _passives(self) -> frozenset[int]:
        return frozenset(i for i in self.cues if any(c.dep_ == "auxpass" for c in self.doc[i].children))

    def _event_subject(self, verb: Token) -> Token | None:
        """`airstrikes this week killed`: the subject is itself an event."""
        who = subject(verb) if is_verb(verb) else None
        own = who is not None and (who.head.i == verb.i or verb.dep_ in ("relcl", "conj"))
        return who if own and who is not None and who.i in self.triggers else None

    def _of_noun(self, token: Token, head: Token) -> Token | None:
        if token.dep_ in _ARGUMENT:
            return head if head.i not in self.cues else None
        shell = token.dep_ == "compound" and head.lemma_.lower() in self.grammar.shells
        if shell or token.dep_ == "dobj":
            return head if head.i not in self.cues else None
        if token.dep_ == "conj" and not is_verb(head):
            return head
        if token.dep_ == "pobj" and head.lower_ in _THROUGH and is_verb(head.head):
            return head.head if head.head.i not in self.cues else None
        if token.dep_ == "pobj" and head.lower_ == "of" and not is_verb(head.head):
            return head.head
        return None

    def _up_to_verb(self, noun: Token) -> Token | None:
        current = noun
        for _ in range(_CLIMB):
            if is_verb(current):
                return current if current.i not in self.cues else None
            if current.head.i == current.i or current.dep_ in ("nsubj", "nsubjpass"):
                return None
            current = current.head
        return None

    def _initial(self, verb: Token) -> bool:
        """Whether what dates the verb stands before it, and so before all its conjuncts."""
        return any(h.host == verb.i and h.before for h in self.hosted)
