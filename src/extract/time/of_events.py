"""When: the time expression that dates an event; the one that dates an announcement goes to the source."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extract.document import Relation, Time, TimeValue
from extract.pack.grammar import Grammar
from extract.syntax.clauses import is_verb
from extract.syntax.dated_clauses import (
    above_subject,
    antecedent,
    clause_above,
    clauses_at,
    is_opened_by,
    opens_clause,
    upward,
)
from extract.syntax.dating import Dating
from extract.syntax.occasions import occasions
from extract.syntax.phrases import head_of
from extract.syntax.text import Text, Word
from extract.time.find import resolve
from extract.values import replace, value


@value(frozen=True)
class Hosted:
    """A time expression, its tokens, and the word that it dates; `side` where it stands before that word."""

    mention: Time
    first: int
    last: int
    host: int
    before: bool


class Calendar:
    """The time expressions of one document and what they date."""

    def __init__(self, doc: Text, cues: frozenset[int], grammar: Grammar) -> None:
        self.doc = doc
        state = doc.state
        self.dating = Dating(doc, grammar)
        self.cues = cues
        self.published = state.article.published
        self.hosted: list[Hosted] = []
        self.mentions = state.times

    def times(self, relations: Sequence[Relation], planned: Callable[[int], bool]) -> list[TimeValue | None]:
        """The time of each relation; those that refer to another event are reckoned from the last one dated before."""
        grammar = self.dating.grammar
        self.dating.triggers = frozenset(i for r in relations for i in range(r.trigger[0], r.trigger[1] + 1))
        self.dating.types = {head_of(self.doc, *r.trigger).i: r.type for r in relations}
        for relation in relations:
            self.dating.triggers |= frozenset(relation.again)
            self.dating.types.update(dict.fromkeys(relation.again, relation.type))
        done = {i for i, type_ in self.dating.types.items() if type_ not in grammar.spoken}
        self.dating.cues = self.cues - done  # "supported" and "claimed" are words of speech and of deeds
        self.hosted = [h for m in self.mentions if (h := self._hosted(m)) is not None]
        for h in self.hosted:
            self.dating.dated.setdefault(h.host, set()).add(h.before)
        order = sorted(range(len(relations)), key=lambda i: relations[i].trigger)
        found: list[TimeValue | None] = [None] * len(relations)
        anchor: str | None = None
        for i in order:
            token = head_of(self.doc, *relations[i].trigger)
            if relations[i].type in self.dating.grammar.undated:
                continue
            time = self._of(token, anchor, not planned(i))
            found[i] = time
            point = time is not None and time.value is not None and "/" not in time.value
            if point and time is not None and (self._within(token, None) is None or self._anaphoric(time)):
                anchor = time.value
            if time is None:
                found[i] = self._again(relations[i], anchor, not planned(i))
        return self._of_causes(relations, self._shared(relations, found))

    def _again(self, relation: Relation, anchor: str | None, past: bool) -> TimeValue | None:
        """The day that stands with a later noun for the same event: "The launch took place on Monday"."""
        times = (self._of(self.doc[i], anchor, past) for i in relation.again)
        return next((t for t in times if t is not None and "/" not in (t.value or "/")), None)

    def _of_causes(self, relations: Sequence[Relation], found: Sequence[TimeValue | None]) -> list[TimeValue | None]:
        """With the time of what each is a result of: "shelled the camp on Sunday. Ten died in the attack"."""
        at = {relation.trigger: time for relation, time in zip(relations, found, strict=True)}
        causes = (at.get(r.cause) if r.cause is not None else None for r in relations)
        return [own or cause for own, cause in zip(found, causes, strict=True)]

    def _shared(self, relations: Sequence[Relation], found: Sequence[TimeValue | None]) -> list[TimeValue | None]:
        """With the time of the one occasion: "killed and wounded in the bombing of the port on Friday"."""
        heads = [head_of(self.doc, *relation.trigger).i for relation in relations]
        dated: dict[tuple[str, str, int], TimeValue] = {}
        for relation, head, time in zip(relations, heads, found, strict=True):
            if time is not None:
                dated.setdefault((relation.type, relation.modality, head), time)
        together = occasions(self.doc, set(heads), self.dating.grammar)
        result = list(found)
        for i, (relation, head) in enumerate(zip(relations, heads, strict=True)):
            if result[i] is None and relation.type not in self.dating.grammar.undated:
                others = sorted(together[head], key=lambda t: (abs(t - head), t))
                times = (dated.get((relation.type, relation.modality, other)) for other in others)
                result[i] = next((time for time in times if time is not None), None)
        return result

    def of_cue(self, cue: int) -> TimeValue | None:
        """When somebody said it."""
        own = [h for h in self.hosted if h.host == cue]
        return self._value(own[0].mention, None, True) if own else None

    def _value(self, mention: Time, anchor: str | None, past: bool, inverse: bool = False) -> TimeValue:
        value, source = resolve(mention, published=self.published, anchor=anchor, past=past, inverse=inverse)
        return TimeValue(mention.start, mention.end, value, source)

    def _hosted(self, mention: Time) -> Hosted | None:
        span = self.doc.span(mention.start, mention.end)
        if span is None or not len(span):
            return None
        host = self.dating.host(span.start, span.end, mention.modifier)
        if not mention.modifier:
            host = self.dating.nearest(span.start, span.end, host, year="year" in dict(mention.fields))
        return Hosted(mention, span.start, span.end - 1, host, span.start < host)

    def _of(self, token: Word, anchor: str | None, past: bool) -> TimeValue | None:
        inner = self._within(token, anchor)
        if inner is not None:
            return inner
        for host in self.dating.hosts(token):
            own = [h for h in self.hosted if h.host == host]
            if own:
                best = min(own, key=lambda h: (h.mention.relates is not None, abs(h.first - token.i)))
                return self._reckoned(self._apart_from(best, token), anchor, past)
        return self._since(token)

    def _apart_from(self, best: Hosted, token: Word) -> Hosted:
        """`two days after the parade on May 9`: the expression before, but for the parade itself."""
        for hosted in self.hosted:
            day = self._behind(hosted)
            if day is not None and best in (hosted, day) and not hosted.last < token.i < day.first:
                return hosted
        return best

    def _since(self, token: Word) -> TimeValue | None:
        """`two days after Mali fired on May 9, Chad fired`, `the tests come six days after it fired on May 9`."""
        for clause in (*clauses_at(token), *clauses_at(above_subject(token) or token)):
            hosted = [h for h in self.hosted if h.host == clause.i]
            apart = next(
                (h for h in hosted if h.mention.relates == "forth" and is_opened_by(clause, h.first, h.last)), None
            )
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
        if hosted.mention.relates != "forth" or opens_clause(self.doc[hosted.last]):
            return None
        later = (h for h in self.hosted if h.first > hosted.last and h.mention.relates is None)
        nearest = min(later, key=lambda h: h.first, default=None)
        if nearest is None or self.doc[nearest.first].sent.start != self.doc[hosted.first].sent.start:
            return None
        between = self.doc[hosted.last + 1 : nearest.first]
        return None if any(is_verb(t) or t.text in (",", ";") for t in between) else nearest

    def _anaphoric(self, time: TimeValue) -> bool:
        return any(h.mention.start == time.start and h.mention.relates == "back" for h in self.hosted)

    def _within(self, token: Word, anchor: str | None) -> TimeValue | None:
        """`2017, when ...`, `a day after ...`, `the next day Mali fired ...`: the clause at the expression."""
        for current in upward(token):
            noun = antecedent(current)
            if noun is not None:
                for h in self.hosted:
                    if h.first <= noun.i <= h.last:
                        back = h.mention.relates == "back"
                        return self._reckoned(h, anchor, True) if back else self._value(self._unbound(h), None, True)
                return None
            for h in self.hosted:
                if h.mention.relates == "forth" and is_opened_by(current, h.first, h.last):
                    if any(o.host == current.i and o.mention.relates is None for o in self.hosted):
                        return None
                    return self._value(h.mention, self._main(current), True, inverse=True)
        return None

    def _unbound(self, hosted: Hosted) -> Time:
        """`since 2017, when ...`: the year alone, without the word that begins the span."""
        mention = hosted.mention
        plain = tuple((k, v) for k, v in mention.fields if k not in ("bound", "lead"))
        bound = len(plain) < len(mention.fields) and hosted.first < hosted.last
        start = self.doc[hosted.first + 1].idx if bound else mention.start
        return replace(mention, fields=plain, start=start)

    def _main(self, clause: Word) -> str | None:
        """The day of the clause above, else of publication."""
        dated = (h for h in self.hosted if h.host == clause_above(clause) and h.mention.relates is None)
        days = (self._value(h.mention, None, True).value for h in dated)
        return next(days, None) or (self.published.isoformat() if self.published else None)
