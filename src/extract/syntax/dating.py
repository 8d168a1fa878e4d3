"""Which word a time expression dates, and whose date an event shares: up and across the clause, never past a cue."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import islice

from extract.pack.grammar import Grammar
from extract.syntax.attachment import carrying
from extract.syntax.build import graph_at
from extract.syntax.clauses import clause_top, copula_before, copula_of, is_infinitive, is_purpose, is_verb
from extract.syntax.dated_clauses import BEFORE_NOUN
from extract.syntax.labels import AUXILIARIES, RELATIVE_PRONOUNS, SUBJECTS
from extract.syntax.participants import subject
from extract.syntax.text import Text, Word

_ARGUMENT = SUBJECTS
_THROUGH = ("by", "in", "with", "through", "of")
_CAUSES = ("by", "in", "during")
_CLIMB = 8


class Dating:
    """The grammar of dates in one document.

    `triggers` are the tokens of its events, `types` the type of each by its first token, `cues` the tokens by which
    somebody says something, `dated` the words that an expression dates, each with whether one stands before it.
    """

    def __init__(self, doc: Text, grammar: Grammar) -> None:
        self.doc = doc
        self.grammar = grammar
        self.cues: frozenset[int] = frozenset()
        self.triggers: Collection[int] = frozenset()
        self.types: Mapping[int, str] = {}
        self.dated: dict[int, set[bool]] = {}

    def host(self, first: int, end: int, modifier: bool) -> int:
        """The word that the expression of the tokens [first, end) dates; a `modifier` dates what it stands at."""
        root = self.doc.passage(first, end).root
        closing = None if modifier else self._told_before(first, end) or self._signed(first, end)
        closing = closing or self._event_behind(end)
        if closing is not None:
            return closing.i
        above = root.governor() or root
        host = above.past("compound") if modifier else above  # "the weekend drone attacks"
        if not modifier and root.link not in BEFORE_NOUN:
            host = self._dated(host, first)
            if host.form == "gerund" and host.lemma in self.grammar.occurring_verbs and host.i == first - 1:
                begun = host.dependent("subject")  # "will hold drills starting Friday"
                started = begun is not None and begun.i in self.triggers
                host = begun if begun is not None and started else self._dated(host.governor() or host, first)
        if first and first - 1 in self.cues and root.link not in BEFORE_NOUN:
            return first - 1
        if host.i in self.cues:
            host = self._told(host, first, end) or self._bearer(host) or host
        return host.i

    def _event_behind(self, end: int) -> Word | None:
        """`know about the weekend drone strikes`: the event noun before which the last word of a time stands."""
        last = self.doc[end - 1]
        named = last.governor("compound", "noun modifier")
        noun = named.past("compound") if named is not None else last
        return noun if noun.i >= end and noun.i in self.triggers else None

    def _told_before(self, first: int, end: int) -> Word | None:
        """`troops shot two men late Thursday, said a medic`: what the cue behind the comma says ends with its date."""
        if end + 1 >= len(self.doc) or self.doc[end].text != "," or end + 1 not in self.cues:
            return None
        start = self.doc[first].sent.start
        before = (self.doc[i] for i in range(first - 1, start - 1, -1))
        return next((w for w in before if is_verb(w) and w.link != "preposition" and w.i not in self.cues), None)

    def _signed(self, first: int, end: int) -> Word | None:
        """`The group is operating in the Gulf, holding drills, April 16.`: the date behind all dates the first verb."""
        sentence = self.doc[first].sent
        behind = first > sentence.start and self.doc[first - 1].text == "," and self.doc[first].link != "preposition"
        last = all(w.pos_ == "PUNCT" or not w.text.strip() for w in self.doc[end : sentence.end])
        root = sentence.root
        return root if behind and last and is_verb(root) and root.i < first and root.i not in self.cues else None

    def nearest(self, first: int, end: int, host: int, year: bool) -> int:
        """The event noun that the expression of the tokens [first, end) follows, where it dates that.

        A year does so behind any event noun (`a base for the invasion of Mali in May 2022`), a day right behind the
        noun (`a war sparked by the invasion on May 4`). `host`: the word that it would date.
        """
        noun = self._right_before(first, end, host)
        if noun is not None:
            return noun
        if not year:
            return host
        verb = self.doc[host]
        if host in self.triggers or not is_verb(verb) or first < host:
            return host
        for i in range(first - 1, host, -1):
            word = self.doc[i]
            if i in self.triggers:
                return i if word.pos_ == "NOUN" and word.link == "prep object" else host
            if is_verb(word) or word.pos_ in ("PUNCT", "CCONJ", "SCONJ", "PRON"):
                return host
        return host

    def _right_before(self, first: int, end: int, host: int) -> int | None:
        """`the last test, in May 2016.` and `sparked by the invasion on May 4`, but `was hit in the raid on May 4`."""
        comma = first > 1 and self.doc[first - 1].text == ","
        noun = self.doc[first - 2 if comma else first - 1]
        if (
            noun.i not in self.triggers
            or noun.pos_ != "NOUN"
            or self.doc[first].link not in ("preposition", "parenthetical")
        ):
            return None
        if comma:
            return noun.i if end >= len(self.doc) or self.doc[end].pos_ == "PUNCT" else None
        governed = noun.link == "prep object" and host != noun.i
        return noun.i if governed and host not in self.triggers and host not in self.cues else None

    def _dated(self, host: Word, at: int) -> Word:
        """From a word that is no event up to the verb of its clause: `launched a missile on Friday`.

        What holds at all times has no date: `tested a missile that can fly 900 km on Monday`.
        """
        current = host
        for current in islice(host.up(), _CLIMB + 1):
            lasting = self.types.get(current.i) in self.grammar.undated
            acts = is_verb(current) and current.link != "preposition" and "-" not in current.text[1:-1]
            acts = acts and not self._describes(current) and not self._names(current)
            mere = current.pos_ == "ADP"  # of "fell to the rebels"
            if (current.i in self.triggers or acts) and not lasting and not mere:
                break
        return current

    def _describes(self, verb: Word) -> bool:
        """`struck a bus carrying miners on Monday`: a gerund that is no event and says what an object of one is."""
        plain = verb.link == "noun clause" and verb.form == "gerund" and verb.i not in self.triggers
        noun = (verb.governor() or verb).past("conjunct")
        deed = noun.governor("object")
        return plain and verb.i not in self.cues and deed is not None and deed.i in self.triggers

    def _names(self, verb: Word) -> bool:
        """`fired what appeared to be two missiles on Monday`: what only says what the object of an event is."""
        relative = verb.past("open clause")
        free = any(c.lower_ in self.grammar.free_relatives for c in relative.dependents("subject", "object"))
        deed = relative.governor("clause", "object")
        return free and verb.i not in self.triggers and deed is not None and deed.i in self.triggers

    def _told(self, cue: Word, first: int, end: int) -> Word | None:
        """A date behind what is said dates what is said: `reported that it fired missiles on Thursday`."""
        for child in cue.dependents():
            if child.link == "clause" and cue.i < child.i < first and self.doc[first - 1].text != ",":
                return child
        return None

    def _bearer(self, cue: Word) -> Word | None:
        """A date behind a mere name dates what the named thing undergoes: `showed a drone called the Fox on Friday`."""
        noun = cue.governor("noun clause")
        by = any(c.lower_ == "by" for c in cue.dependents("agent", "preposition"))
        return self._dated(noun, cue.i) if noun is not None and cue.form == "participle" and not by else None

    def hosts(self, token: Word) -> list[int]:
        """Words whose date is that of the event, the nearest first."""
        carried = [verb.i for verb, _ in carrying(token, graph_at(token, self.grammar), self.grammar.light_verbs)]
        found = [token.i, *(c.i for c in token.dependents() if self._made(c)), *carried, *self._events(token)]
        found += self._during(token)
        current = token
        for _ in range(_CLIMB):
            above = self._above(current)
            if above is None or above.i in found:
                break
            found.append(above.i)
            if current.link in _ARGUMENT and current.pos_ == "NOUN":
                found += [c.i for c in above.dependents("open clause") if is_infinitive(c)]
            current = above
        kind = self.types.get(token.i)
        return [*found, *(j for i in found for j in self._joined(self.doc[i], kind))]

    def _joined(self, word: Word, kind: str | None) -> list[int]:
        """`killed two and wounded nine on Friday`: deeds of one kind whose date stands behind the last.

        That may be a noun: `launched raids and began an offensive on Friday`, `bombing and shelling this week`.
        """
        alike = (c for c in word.conjuncts if c.i > word.i and is_verb(c) == is_verb(word))
        last = [c for c in alike if not is_verb(c) or c.form == word.form]
        deeds = [i for c in last for i in (c.i, *(o.i for o in c.dependents("object"))) if kind is not None]
        return [i for i in deeds if self.types.get(i) == kind and False in self.dated.get(i, ())]

    def _events(self, verb: Word) -> list[int]:
        """`killed in overnight strikes`: the event by which it came about, where a word before that one dates it."""
        if not is_verb(verb):
            return []
        joined = [verb, *(c for c in verb.dependents("conjunct") if is_verb(c))]
        by = (c for v in joined for c in v.dependents("preposition", "agent") if c.lower_ in _CAUSES)
        nouns = [n.i for c in by for n in c.dependents("prep object") if n.i in self.triggers]
        return [i for i in nouns if True in self.dated.get(i, ())]

    def _during(self, verb: Word) -> list[int]:
        """`in trials held in May, it fired`, `in a letter dated 7 July, it denied`: the participles that open it."""
        opening = (c for c in verb.before("preposition") if c.lower_ in _CAUSES) if is_verb(verb) else ()
        nouns = (noun for c in opening for noun in c.dependents("prep object"))
        return [
            c.i
            for noun in nouns
            for c in noun.dependents("noun clause")
            if c.i not in self.triggers and (self._made(c) or noun.lemma in self.grammar.documents)
        ]

    def _made(self, verb: Word) -> bool:
        """`the pact signed in 2020`, `raids targeting a port on Friday`, `the drill, which began on Friday`."""
        lemma = verb.lemma
        if verb.link == "noun clause" and verb.form == "participle":
            return lemma in self.grammar.light_verbs
        event = verb.governor("noun clause")
        if event is not None and verb.form == "gerund":
            return event.i in self.triggers and verb.i not in self.cues
        own = any(c.form in RELATIVE_PRONOUNS for c in verb.dependents("subject"))
        return verb.link == "relative" and own and lemma in self.grammar.occurring_verbs

    def _carried(self, verb: Word) -> Word | None:
        """`fired a missile on Monday, which fell into the sea`: the past of what the clause above has brought about."""
        plain = verb.form == "past" and not verb.has(*AUXILIARIES)
        thing = verb.governor("relative")
        deed = thing.governor("object", "passive subject") if thing is not None else None
        if not plain or deed is None or not is_verb(deed):
            return None
        relative = any(c.form in RELATIVE_PRONOUNS for c in verb.dependents("subject"))
        told = deed.form in ("past", "participle", "gerund") and deed.i not in self.cues
        return deed if relative and told else None

    def _above(self, token: Word) -> Word | None:
        head = token.governor()
        if head is None:
            return self._event_subject(token)
        if (deed := self._carried(token)) is not None:
            return deed
        if token.link == "relative" and is_infinitive(token):
            return self._up_to_verb(head)  # "was the first to receive"
        if not is_verb(token) or token.link in ("prep object", "predicate", *_ARGUMENT):
            return self._of_noun(token, head)
        event = self._event_subject(token)
        if event is not None:
            return event
        if token.link == "conjunct":
            own = token.has(*_ARGUMENT)
            alike = token.form == head.form and self.types.get(token.i) == self.types.get(head.i) is not None
            accompanies = token.form == head.form == "gerund" and head.link == "adverbial clause"
            preposition = head.governor("prep clause")
            accompanied = preposition is not None and preposition.lower_ in self.grammar.accompanying
            own = own and not accompanied
            shared = self._initial(head) or accompanied or head.link == "relative" or alike or accompanies
            return head if is_verb(head) and not own and shared else None
        if token.link in ("adverbial clause", "open clause", "prep clause") and (
            head.i not in self.cues or token.link == "open clause"
        ):
            if token.link != "open clause" and self._apart(token):
                return None
            marked = token.has("marker")
            head = clause_top(head)
            return head if is_verb(head) and not marked and head.i not in self.cues - self._passives() else None
        if token.link == "noun clause" and (token.form == "gerund" or is_infinitive(token)):
            return self._up_to_verb(head)
        return None

    def _apart(self, clause: Word) -> bool:
        """What has a time of its own: a purpose (`flew in on Monday to seek a truce`), a question, a reason."""
        if clause.link == "adverbial clause":
            return is_purpose(clause)
        preposition = clause.governor("prep clause")
        if preposition is None:
            return False
        own = clause.has(*SUBJECTS) and preposition.lower_ not in self.grammar.accompanying
        return own or preposition.lower_ in self.grammar.blamed_by

    def _passives(self) -> frozenset[int]:
        return frozenset(i for i in self.cues if self.doc[i].has("passive aux"))

    def _event_subject(self, verb: Word) -> Word | None:
        """`airstrikes this week killed`: the subject is itself an event."""
        who = subject(verb, self.grammar) if is_verb(verb) else None
        own = who is not None and (who.hangs_on(verb) or verb.link in ("relative", "conjunct"))
        return who if own and who is not None and who.i in self.triggers else None

    def _of_noun(self, token: Word, head: Word) -> Word | None:
        copula = copula_before(token) or (copula_of(token) if token.pos_ == "ADJ" or is_verb(token) else None)
        if copula is None and token.link == "adverb" and head.lemma_ == "be":  # "was aloft"
            copula = head
        if copula is not None:
            return copula if copula.i not in self.cues else None
        if token.link in _ARGUMENT:  # what happens says nothing: "the drill began"
            happens = token.link == "subject" and token.i in self.triggers
            return head if happens or head.i not in self.cues else None
        light = token.link == "compound" and head.lemma in self.grammar.light_nouns
        if light or token.link == "object":
            uttered = self.types.get(token.i) in self.grammar.spoken  # "repeated its refusal on Monday"
            return head if uttered or head.i not in self.cues else None
        if token.link == "conjunct" and not is_verb(head):
            return head
        above = token.phrase_governor()
        return self._of_phrase(token, head, above) if above is not None else None

    def _of_phrase(self, noun: Word, preposition: Word, above: Word) -> Word | None:
        """`killed in a raid`, `flew in for talks`, `the start of a drill`: what a phrase stands at."""
        word = preposition.lower_
        if word in self.grammar.gatherings and above.i in self.cues:
            return above
        errand = word in self.grammar.errands and above.lemma in self.grammar.going_verbs
        part = word == "as" and noun.lemma in self.grammar.part_nouns
        if is_verb(above) and (word in _THROUGH or errand or part):
            return above if above.i not in self.cues else None
        return above if word == "of" and not is_verb(above) else None

    def _up_to_verb(self, noun: Word) -> Word | None:
        for current in islice(noun.up(), _CLIMB):
            if is_verb(current):
                return current if current.i not in self.cues else None
            if current.link in SUBJECTS:
                return None
        return None

    def _initial(self, verb: Word) -> bool:
        """Whether what dates the verb stands before it, and so before all its conjuncts."""
        return True in self.dated.get(verb.i, ())
