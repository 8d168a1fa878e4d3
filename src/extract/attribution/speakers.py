"""Who a speaker is: the mention with its name and title, what kind of source, and where they belong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from extract.attribution.stretches import first_person
from extract.document import Known, Mention
from extract.pack.sources import Kinds
from extract.syntax.clauses import is_clause_on_noun, start_of
from extract.syntax.mention_heads import is_dated
from extract.syntax.phrases import (
    apposed_name,
    appositions,
    around,
    is_beside,
    is_counted_or_owned,
    is_name,
    is_noun,
    is_singular,
    joined,
    members_of,
    name_goes_on,
    objects_behind,
    opens_behind_comma,
    speaker_start,
    titles,
)
from extract.syntax.text import Text, Word
from extract.values import replace

Resolve = Callable[[Mention, str], Mention | None]
_NEAR = 6
_WIDE = 16
_PARTING = ("VERB", "AUX", "SCONJ", "PRON")
_NO_KIND = "other"
_SPEAKING = ("ACTOR", "GROUP", "NAME", "PRON")


class Speakers:
    """The mentions of one document as speakers."""

    def __init__(self, doc: Text, kinds: Kinds, texts: Collection[str], resolve: Resolve) -> None:
        self.doc = doc
        self.kinds = kinds
        self.texts = texts
        self.resolve = resolve
        self.events = frozenset(relation.trigger[0] for relation in doc.state.relations)
        self.titles = kinds.by_noun.keys()
        self.by_head: dict[int, list[Mention]] = {}
        self.named: dict[str, list[Mention]] = {}
        for mention in doc.state.mentions:
            self.by_head.setdefault(mention.head, []).append(mention)
            if is_name(doc[mention.head]):
                self.named.setdefault(self._last_word(doc[mention.head]), []).append(mention)

    def mention(self, token: Word) -> Mention:
        """The mention of which the token is the head, with who it means."""
        found = self.by_head.get(token.i)
        mention = found[0] if found else self._phrase(token)
        if mention.form == "pronoun":
            return self.resolve(mention, "ACTOR") or mention
        return mention

    def speaker(self, token: Word) -> Mention:
        """Who is named as speaking, with the name behind a description: `the minister, Ana Lopez`."""
        told = self._called(self._with_name(self._unquoted(self.mention(token)), token), token)
        if token.pos_ != "NOUN" and self._last_word(token) not in self.titles:
            return told
        for name in (c for c in appositions(token) if c.pos_ == "PROPN"):
            if told.form != "pronoun" and told.antecedent is None and told.last < name.i and self._next(told, name):
                called = self.mention(name)
                return replace(told, end=called.end, last=called.last, entity=told.entity or called.entity)
        return told

    def up_to(self, told: Mention, cue: Word) -> Mention:
        """`the vice-president of the council Omar Hadi said`: with the name that ends right before the verb."""
        if told.form == "pronoun" or _is_person(told) or not 1 < cue.i - told.last <= _WIDE:
            return told
        at = cue.i - 1
        while at > told.last and (self.doc[at].pos_ in ("ADV", "ADP", "AUX") or is_dated(self.doc[at])):
            at -= 1
        name = next((m for m in self.by_head.get(at, ()) if m.last == at and m.first > told.last), None)
        if name is None or not (_is_person(name) or (name.label == "NAME" and name.first < name.last)):
            return told
        between = self.doc[told.last + 1 : name.first]
        if any(t.pos_ in _PARTING or t.is_quote for t in between):
            return told
        return replace(told, end=name.end, last=name.last)

    def beside(self, token: Word) -> Iterator[Word]:
        """Who speaks with somebody: `Ankara and Cairo said`, not `Prime Minister and party leader Ana Lopez`."""
        told = self.mention(token)
        called = is_name(token) and told.last + 1 < len(self.doc) and self.doc[told.last + 1].text == ","
        for other in joined(token) if not self._bare_title(token) else ():
            if called and self._bare_title(other):  # "said Ana Berg, president and CEO of the yard"
                continue
            known = any(m.label in _SPEAKING for m in self.by_head.get(other.i, ()))
            apart = not told.start <= other.idx < told.end
            if apart and (known or other.lemma in self.titles):
                yield other

    def _unquoted(self, told: Mention) -> Mention:
        """Without the mark of a quotation that ends right before it."""
        first = told.first
        while first < told.last and self.doc[first].is_quote:
            first += 1
        return replace(told, first=first, start=self.doc[first].idx) if first > told.first else told

    def _bare_title(self, noun: Word) -> bool:
        """`president`, not `the president` or `presidents`."""
        title = noun.lemma.rsplit(" ", 1)[-1] in self.titles
        return title and not is_counted_or_owned(noun) and is_singular(noun)

    def _with_name(self, told: Mention, token: Word) -> Mention:
        """`the news agency SANA`, where the parser makes two subjects of it."""
        behind = self.doc[told.last + 1] if told.last + 1 < len(self.doc) else token
        if told.form == "pronoun" or not is_beside(behind, token):
            return told
        return replace(told, end=behind.idx + len(behind.text), last=behind.i)

    def _called(self, told: Mention, token: Word) -> Mention:
        """`a man named Ali Samad`, `the monitoring service 38 North`: the name right behind a description."""
        if told.form == "pronoun" or told.last + 1 >= len(self.doc):
            return told
        behind = self.doc[told.last + 1]
        if behind.lower_ in self.kinds.called and is_clause_on_noun(behind) and behind.i + 1 < len(self.doc):
            name = self.doc[behind.i + 1]
        elif not is_noun(token) or not apposed_name(behind, token):
            return told
        else:
            name = behind
        last = name.i
        while last + 1 < len(self.doc) and name_goes_on(self.doc[last], self.doc[last + 1]):
            last += 1
        word = self.doc[last]
        return replace(told, end=word.idx + len(word.text), last=last) if is_name(word) else told

    def _next(self, told: Mention, name: Word) -> bool:
        """Nothing but a comma and the name's own phrase stands between."""
        return opens_behind_comma(name) and start_of(name) - told.last <= _NEAR

    def speaks(self, mention: Mention) -> bool:
        """Whether it is somebody to whom words can be put: no weapon, event, nobody, nor the text's own `we`."""
        head = self.doc[mention.head]
        if head.i in self.events:
            return False
        if any(t.lower_ in self.kinds.nobody for t in around(head)):
            return False
        noun = head.lemma
        named = noun in self.texts or noun in self.titles or noun in self.kinds.anonymous
        mute = mention.label in self.kinds.mute and not named
        voiceless = mention.label == "THING" and (noun in self.kinds.voiceless or is_dated(head))
        return not mute and not voiceless and not first_person(head, self.kinds.whole)

    def _last_word(self, token: Word) -> str:
        return token.lower_.rsplit(" ", 1)[-1]

    def _phrase(self, token: Word) -> Mention:
        first = speaker_start(token)
        return Mention(first.idx, token.idx + len(token.text), first.i, token.i, token.i, "THING", form="phrase")

    def kind(self, mention: Mention | None) -> str:
        """By its noun, title or record, also where it is named elsewhere; `other` is what none of these says."""
        if mention is None:
            return "unnamed"
        own = self._kind(mention)
        if own != _NO_KIND or not is_name(self.doc[mention.head]):
            return own
        again = (m for m in self.named.get(self._last_word(self.doc[mention.head]), ()) if m.head != mention.head)
        return next((kind for m in again if (kind := self._kind(m)) != _NO_KIND), own)

    def _kind(self, mention: Mention) -> str:
        head = self.doc[mention.head]
        lemma = head.lemma_ or head.text  # what was not parsed has none
        *_, before, noun = ("", "", *(head.nbor(-1).lower_ if head.i else "").split(), *lemma.lower().split())
        known = self._recorded(mention) if mention.form == "name" else None
        if known not in (None, "official"):
            return known
        if noun in self.kinds.anonymous and mention.form != "name" and not appositions(head):
            nation = mention.entity is not None and mention.entity.country is not None
            return "official" if nation and noun in self.kinds.nouns.get("official", ()) else "unnamed"
        said = self._by_words(f"{before} {noun}") or self._by_words(noun)
        text = said is None and noun in self.texts
        if said is None and not text:
            said = self._by_words(*(t.lemma.rsplit(" ", 1)[-1] for t in titles(mention.first, head)))
        if said in (None, "official"):
            said = self._spoken_for(mention, head, text) or said
        return said or (None if text else self._recorded(mention)) or _NO_KIND

    def _by_words(self, *names: str) -> str | None:
        """The kind that one of these nouns stands for, in the order of the rules."""
        told = [self.kinds.by_noun[name] for name in names if name in self.kinds.by_noun]
        return min(told)[1] if told else None

    def _recorded(self, mention: Mention) -> str | None:
        """By the record of whom it means, else by the kind of entity that they are."""
        entity = mention.entity
        if entity is None:
            return None
        id_ = entity.id if isinstance(entity, Known) else None
        named = next((kind for kind, ids in self.kinds.records.items() if id_ in ids), None)
        return named or (self.kinds.entity.get(entity.kind) if entity.kind is not None else None)

    def _spoken_for(self, mention: Mention, head: Word, text: bool) -> str | None:
        """`a Hamas spokesman`, `Omar Said, a spokesman for the militia`: their kind, where it is not official."""
        behind = [t for noun in (head, *appositions(head)) for t in objects_behind(noun, self.kinds.belonging)]
        words = [*range(mention.first, mention.last + 1), *(t.i for t in behind)]
        named = (m for i in words if i != mention.head for m in self.by_head.get(i, ()))
        kinds = [kind for m in named if (kind := self._recorded(m)) is not None]
        return next((kind for kind in kinds if text or kind != "official"), None)

    def affiliation(self, token: Word) -> tuple[int, int] | None:
        """`a fellow at the institute`: what the apposition says they belong to."""
        for target in members_of(token):
            mention = self.mention(target)
            return mention.start, mention.end
        return None


def _is_person(mention: Mention) -> bool:
    return mention.entity is not None and mention.entity.kind == "person" and mention.form == "name"
