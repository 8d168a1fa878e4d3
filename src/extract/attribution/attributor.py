"""Doc -> attributions, and relations with who says them, how sure, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.attribution.announcements import announced, personal, titled, whole
from extract.attribution.chain import sources_of
from extract.attribution.continuation import carry_on, keep_apart, part, point_back, quote_on, refute
from extract.attribution.cues import source_rules
from extract.attribution.draft import Draft
from extract.attribution.first_person import voiced
from extract.attribution.inferred import inferred
from extract.attribution.links import linked
from extract.attribution.nominal_cues import cited, named
from extract.attribution.quote_attribution import QuoteAttribution
from extract.attribution.repeats import told_again
from extract.attribution.resumed_speakers import resumed
from extract.attribution.speaker_labels import labelled, signed
from extract.attribution.speakers import Resolve, Speakers
from extract.attribution.speech import spoken
from extract.attribution.stretches import stretches
from extract.attribution.writer_comments import set_apart
from extract.document import Attribution, Relation, State
from extract.pack.rulebook import Rulebook
from extract.pack.status import Status
from extract.status.cues import status_rules
from extract.status.of_events import status_of
from extract.syntax.clauses import complement_of
from extract.syntax.nouns import is_common_plural, modifiers_before
from extract.syntax.phrases import has_determiner, head_of, is_counted_or_owned
from extract.syntax.reporting import denies_saying, yet_to_say
from extract.syntax.text import Text, Word
from extract.syntax.wordings import adjacent_end
from extract.time.of_events import Calendar
from extract.values import replace

Span = tuple[int, int]
_TRUST = 0.8
_DIVIDED = 0.6
_SPOKEN_OF = ("object", "gerund", "infinitive", "about")


class Attributor:
    """The rules of sources and status, at work on documents; `linking` holds the types whose claims speak of others."""

    def __init__(self, book: Rulebook) -> None:
        self.status = status_rules(book.status.values())
        self.rules = source_rules(book.sources.values(), book.grammar, self.status.untrue)
        self.grammar = book.grammar
        self.taxonomy = book.taxonomy
        self.linking = frozenset(name for name, frame in book.frames.frames.items() if frame.links)

    def __call__(self, doc: Text, resolve: Resolve) -> State:
        """The state of a Doc with its attributions, and with sources, status and time of each relation."""
        state = doc.state
        attributions = self.attributions(doc, resolve)
        relations = [
            voiced(doc, self._sourced(doc, relation, attributions), attributions) for relation in state.relations
        ]
        cues = {a.cue[0]: token.i for a in attributions if (token := _token_at(doc, a.cue)) is not None}
        spoken_of = frozenset(cues[a.cue[0]] for a in attributions if a.act == "statement" and a.cue[0] in cues)
        calendar = Calendar(doc, spoken_of, self.grammar)
        times = calendar.times(relations, lambda i: relations[i].modality == "planned")
        said = (replace(a, time=calendar.of_cue(cues[a.cue[0]]) if a.cue[0] in cues else None) for a in attributions)
        dated = (r if t is r.time else replace(r, time=t) for r, t in zip(relations, times, strict=True))
        told = replace(state, attributions=tuple(said), relations=tuple(dated))
        told = told_again(doc, told, self.grammar, self.taxonomy)
        return replace(told, relations=linked(doc, told, self.linking))

    def attributions(self, doc: Text, resolve: Resolve) -> list[Attribution]:
        """Every attribution of the document, in the order of their cues."""
        state = doc.state
        sentences = state.bounds
        drafts: list[Draft] = []
        ending = {mention.last: mention for mention in state.mentions}
        before: Span | None = None
        for first, end in sentences:
            sentence = doc.passage(first, end)
            found = [*spoken(sentence, self.rules), *named(sentence, self.rules)]
            label = labelled(sentence, self.rules, ending)
            lead = announced(sentence, self.rules, found)
            heads = [d for d in (label, lead) if d is not None] or list(signed(sentence, self.rules))
            found = cited([*found, *heads], doc)
            carry_on(sentence, found)
            point_back(found, doc, before, self.rules)
            before = first, end
            part(doc, found, self.rules)
            refute(found, doc, self.rules)
            set_apart(sentence, found, self.rules)
            for draft in found:
                keep_apart(draft, doc, self.rules)
            drafts += found
        statement = whole(doc, sentences, self.rules)
        drafts += [statement] if statement is not None else []
        QuoteAttribution(doc, sentences, drafts, self.rules.kinds.whole).assign()
        quote_on(drafts, doc, self.rules)
        speakers = Speakers(doc, self.rules.kinds, self.rules.texts, resolve)
        text = doc.text
        if statement is None and sentences:
            voice = titled(doc, sentences, self.rules) or personal(doc, sentences, self.rules)
            drafts += [voice] if voice is not None else []
        made = [a for draft in drafts for a in self._made_each(doc, draft, speakers, text)]
        told = [a for a in made if not a.inferred]
        every = sorted([*made, *inferred(doc, sentences, told, self.rules)], key=lambda a: (a.cue, a.content))
        return list(resumed(doc, every, self.rules.kinds, self.rules.texts))

    def _made_each(self, doc: Text, draft: Draft, speakers: Speakers, text: str) -> Iterator[Attribution]:
        """One attribution for each speaker: `Ankara and Cairo said`."""
        others = speakers.beside(draft.source) if draft.source is not None else ()
        for source in (draft.source, *others):
            made = self._made(doc, draft, source, speakers, text)
            if made is not None:
                yield made

    def _made(self, doc: Text, draft: Draft, said_by: Word | None, speakers: Speakers, text: str) -> Attribution | None:
        content = merged([*stretches(doc, draft.content), *draft.quotes], text)
        if not content:
            return None
        source = speakers.speaker(said_by) if said_by is not None else None
        source = speakers.up_to(source, doc[draft.cue[0]]) if source is not None else None
        told = speakers.mention(said_by) if said_by is not None else None
        kind = speakers.kind(told)
        speakers_of = getattr(draft.rule, "speakers", ())
        believed = not speakers_of or kind in speakers_of
        first, last = doc[draft.cue[0]], doc[adjacent_end(draft.cue)]
        return Attribution(
            cue=(first.idx, last.idx + len(last.text)),
            content=content[0],
            source=source,
            affiliation=speakers.affiliation(said_by) if said_by is not None else None,
            kind=kind,
            stance=draft.stance or draft.rule.stance,
            act=draft.rule.act,
            certainty=draft.certainty or ("probable" if self._hearsay(draft.cue, said_by) else None),
            more=tuple(content[1:]),
            inner=bool(getattr(draft.rule, "inner", False)),
            inferred=draft.inferred,
            whole=draft.whole,
            confidence=self.rules.kinds.trust.get(draft.frame, _TRUST) * (_DIVIDED if draft.rivals else 1),
            others=tuple((m.start, m.end) for m in map(speakers.mention, draft.rivals)),
            vouched=draft.vouched
            and believed
            and not self._unsaid(doc[draft.cue[0]])
            and not (draft.frame in _SPOKEN_OF and yet_to_say(doc[draft.cue[0]], self.rules.kinds.ahead))
            and (told is None or speakers.speaks(told)),
        )

    def _unsaid(self, cue: Word) -> bool:
        """`did not say`, `declined to say`, `gave no sign that`."""
        nobody = has_determiner(cue, self.rules.kinds.nobody)
        above = complement_of(cue)
        return denies_saying(cue) or nobody or (above is not None and above.lemma in self.rules.kinds.unsaid)

    def _hearsay(self, cue: Sequence[int], source: Word | None) -> bool:
        """`reports indicate`, not `this report says`."""
        if (
            source is None
            or source.i in cue
            or not is_common_plural(source)
            or source.lemma not in self.rules.kinds.hearsay
        ):
            return False
        named = any(t.lower_ not in self.rules.kinds.unproven for t in modifiers_before(source))
        return not named and not is_counted_or_owned(source)

    def _sourced(self, doc: Text, relation: Relation, attributions: Sequence[Attribution]) -> Relation:
        chain = sources_of(doc, relation, attributions)
        verdict = status_of(head_of(doc, *relation.trigger), self.status, self.grammar, relation.type)
        for i in chain:
            verdict.add(Status(certainty=attributions[i].certainty))
        return replace(
            relation,
            sources=chain,
            polarity=_unless_fixed(relation.polarity, "positive", verdict.polarity),
            certainty=_unless_fixed(relation.certainty, "certain", verdict.certainty),
            modality=_unless_fixed(relation.modality, "actual", verdict.modality),
        )


def _token_at(doc: Text, cue: Span) -> Word | None:
    span = doc.span(*cue)
    return span[0] if span is not None and len(span) else None


def _unless_fixed(ruled: str, plain: str, read: str) -> str:
    """A rule that fixes a status has the last word."""
    return ruled if ruled != plain else read


def merged(spans: Sequence[Span], text: str) -> list[Span]:
    """Stretches in text order, those that overlap or touch over mere marks joined."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and (start <= result[-1][1] or not text[result[-1][1] : start].strip(" ,.\"'\u201c\u201d")):
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
