"""Quotations dealt out to those who say them, and lead-ins with a colon to what follows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

from extract.attribution.draft import Draft
from extract.attribution.quotations import Quotation, quotations
from extract.attribution.speaker_labels import COLON
from extract.attribution.stretches import first_person
from extract.pack.sources import VerbClass
from extract.syntax.text import Text

_RUN_IN = 200
_LABEL = 40  # characters of a speaker's name and the colon
_LEAD = 2  # a title and a first paragraph
_BULLETS = ("-", "*", "\u2022", "\u2013", "\u2014", "\u25aa")
Bounds = Sequence[tuple[int, int]]


class QuoteAttribution:
    """The drafts of one document, waiting for their quotations."""

    def __init__(self, doc: Text, sentences: Bounds, drafts: Sequence[Draft], voices: Collection[str]) -> None:
        self.doc = doc
        self.text = doc.text
        self.bounds = [(doc[f].idx, doc[e - 1].idx + len(doc[e - 1].text)) for f, e in sentences]
        self.tokens = list(sentences)
        self.drafts = [d for d in drafts if d.frame == "quote" or "quote" in getattr(d.rule, "frames", ())]
        labels = (doc[d.cue[0]] for d in drafts if doc[d.cue[0]].text == COLON)
        self.labels = [mark.idx for mark in labels]
        self.start = min((s for s, _ in self.bounds), default=0)
        self.end = max((e for _, e in self.bounds), default=0)
        self.voices = voices
        self.quoted = quotations(self.text, self.start, self.end)

    def assign(self) -> None:
        """Gives each quotation to a draft, where one can be found, and what a colon announces to its lead-in."""
        last: tuple[Quotation, Draft] | None = None
        for quotation in self.quoted:
            if self._labelled(quotation):
                last = None
                continue
            speaker = self._beside(quotation) or self._led(quotation)
            if speaker is None and last is not None and self._goes_on(last[0], quotation):
                speaker = last[1]
            if speaker is None:
                if quotation.speech:
                    last = None
                continue
            if self._contains(speaker, quotation):
                last = (quotation, speaker) if quotation.speech else last
            else:
                speaker.quotes.append((self._opening(speaker, quotation), quotation.end))
                last = (quotation, speaker)
        for draft in self.drafts:
            if draft.frame == "quote" and not draft.content and not draft.quotes:
                self._announced(draft)

    def _labelled(self, quotation: Quotation) -> bool:
        """`"WALLACE: When did you hear of it?`: what a mark that is never closed opens is the labelled speaker's."""
        return any(quotation.start < at < quotation.start + _LABEL for at in self.labels)

    def _at(self, draft: Draft) -> int:
        return self.doc[draft.cue[0]].idx

    def _sentence_of(self, draft: Draft) -> tuple[int, int]:
        return self.bounds[bisect_right(self.tokens, (draft.cue[0], len(self.doc))) - 1]

    def _contains(self, draft: Draft, quotation: Quotation) -> bool:
        covered = sorted(self.doc[i].idx for i in draft.content if not self.doc[i].is_punct)
        ends = [self.doc[i].idx + len(self.doc[i].text) for i in draft.content if not self.doc[i].is_punct]
        return bool(covered) and covered[0] < quotation.start and max(ends) > quotation.end + 1

    def _beside(self, quotation: Quotation) -> Draft | None:
        """The draft in whose sentence the quotation stands, outside its marks; one that shares its content first."""
        around = []
        for draft in self.drafts:
            start, end = self._sentence_of(draft)
            if not (start < quotation.end and quotation.start < end):
                continue
            if quotation.start <= self._at(draft) < quotation.end:
                continue
            around.append(draft)
        inside = [d for d in around if any(quotation.start <= self.doc[i].idx < quotation.end for i in d.content)]
        if inside:
            return min(inside, key=lambda d: (len(d.content), self._distance(d, quotation)))
        free = [d for d in around if d.frame == "quote" and (quotation.speech or not d.content)]
        near = min(free, key=lambda d: self._distance(d, quotation), default=None)
        if near is not None:
            self._note_rivals(near, free, quotation)
        return near if (near is not None and quotation.speech) or (near is not None and not near.content) else None

    def _note_rivals(self, near: Draft, free: Sequence[Draft], quotation: Quotation) -> None:
        """Those on the other side of the quotation who could as well have said it."""
        side = self._at(near) < quotation.start
        for other in free:
            apart = other.source is not None and near.source is not None and other.source.i != near.source.i
            if apart and (self._at(other) < quotation.start) != side and other.source is not None:
                near.rivals.append(other.source)

    def _opening(self, draft: Draft, quotation: Quotation) -> int:
        """Where the content begins: at the marks, or behind the cue where the words before the marks run into them."""
        last = self.doc[draft.cue[-1]]
        behind = last.idx + len(last.text)
        between = self.text[behind : quotation.start].rstrip()
        if draft.content or draft.quotes or not 0 < len(between) < _RUN_IN or between[-1] in ",:.\n" or "\n" in between:
            return quotation.start
        return behind + _indent(self.text[behind:])

    def _distance(self, draft: Draft, quotation: Quotation) -> int:
        at = self._at(draft)
        return quotation.start - at if at < quotation.start else at - quotation.end

    def _led(self, quotation: Quotation) -> Draft | None:
        """`The ministry said:` right before the quotation."""
        before = self.text[: quotation.start].rstrip()
        if not before.endswith(":"):
            return None
        ending = [d for d in self.drafts if self._sentence_of(d)[1] == len(before) and d.frame == "quote"]
        return ending[-1] if ending else None

    def _goes_on(self, before: Quotation, after: Quotation) -> bool:
        """The same speech: its paragraph was left open, or nothing but its speaker stands between."""
        between = self.text[before.end : after.start]
        if before.more and not between.strip():
            return True
        if self._alone(before, after):
            return True
        return "\n" not in between and (self._whole(after) or (after.speech and self._same_speaker(before, after)))

    def _alone(self, before: Quotation, after: Quotation) -> bool:
        """A paragraph that is nothing but speech, right behind the one in which the same speaker was quoted."""
        between = self.text[before.end : after.start]
        end = self.text.find("\n", after.end)
        rest = self.text[after.end : end if end >= 0 else self.end]
        paragraphs = [line for line in between.split("\n")[1:] if line.strip()]
        others = [d for d in self.drafts if d.vouched and before.end <= self._at(d) < after.start]
        return after.speech and "\n" in between and not paragraphs and not rest.strip() and len(others) <= 1

    def _same_speaker(self, before: Quotation, after: Quotation) -> bool:
        """One sentence holds both, with one cue between them."""
        cues = [d for d in self.drafts if before.end <= self._at(d) < after.start]
        return len(cues) == 1 and any(start < before.end and after.start < end for start, end in self.bounds)

    def _whole(self, quotation: Quotation) -> bool:
        """The quotation begins a sentence."""
        return any(quotation.start <= start < quotation.end for start, _ in self.bounds)

    def _announced(self, draft: Draft) -> None:
        """What stands behind the colon: the rest of the sentence, or the statement that follows."""
        end = self._sentence_of(draft)[1]
        at = self._at(draft)
        colon = self.text.find(":", at, end)
        if colon < 0:
            return
        if self.text[colon + 1 : end].strip():
            draft.quotes.append((colon + 1 + _indent(self.text[colon + 1 :]), end))
            return
        stop = min((b[0] for d in self.drafts if d.colon and (b := self._sentence_of(d))[0] > end), default=self.end)
        begin = end + _indent(self.text[end:])
        first = self._paragraph_end(begin)
        between = isinstance(draft.rule, VerbClass) and self._paragraphs_before(draft) >= _LEAD
        if between and begin < first < stop and not self._voiced(first, stop):
            stop = first
        if begin < stop:
            draft.quotes.append((begin, begin + len(self.text[begin:stop].rstrip())))

    def _paragraphs_before(self, draft: Draft) -> int:
        return sum(1 for line in self.text[self.start : self._sentence_of(draft)[0]].splitlines() if line.strip())

    def _voiced(self, start: int, end: int) -> bool:
        """Whether somebody speaks of himself there, outside of quotations; else it is the article's own again."""
        span = self.doc.inside(start, end)
        said = [t for t in span or () if first_person(t, self.voices)]
        return any(not any(q.start <= t.idx < q.end for q in self.quoted) for t in said)

    def _paragraph_end(self, begin: int) -> int:
        """Of the first paragraph, and of those after it that are listed."""
        end = begin
        while end < self.end and (end == begin or self.text[end : end + 1] in _BULLETS):
            line = self.text.find("\n", end)
            end = self.end if line < 0 else line + _indent(self.text[line:])
        return end


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
