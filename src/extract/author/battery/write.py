"""A unit, a shape and an adjunct -> a sentence, and what must be read in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random

from extract.author.battery.clause import Clause, Grammar, Mode, Noun, Phrase, Piece
from extract.author.battery.inflect import VOWELS
from extract.author.battery.rules import SLOT, Battery, Fillers, Shape, TypeUses, Unit
from extract.author.battery.shapes import COMMA, SHAPES, Making
from extract.pack.frames import Frames

ADJUNCTS = (
    "none",
    "date",
    "front date",
    "place",
    "place and date",
    "source before",
    "according to",
    "source inside",
    "source behind",
    "negation",
    "plan",
)
MODES: dict[str, Mode] = {"negation": "negative", "plan": "planned"}
CLAUSAL: dict[str, tuple[Shape, ...]] = {
    "front date": ("participle", "relative", "nominal", "headline"),
    "source inside": ("participle", "relative", "nominal", "headline"),
    "source before": ("participle", "headline"),
    "according to": ("participle", "headline"),
    "source behind": ("participle",),
    "negation": ("participle", "headline"),
    "plan": ("control",),
}
"""Adjunct -> the shapes that it doesn't go with."""


@dataclass(frozen=True)
class Case:
    """A sentence with what must be read in it: the spans of roles, trigger, time and source, and the status."""

    unit: Unit
    shape: str
    adjunct: str
    text: str
    spans: tuple[tuple[str, int, int], ...]
    mode: Mode

    @property
    def sentence(self) -> str:
        """Its first line: of a headline without what stands below."""
        return self.text.split("\n")[0]


@dataclass
class Writer:
    """Writes the cases of a battery."""

    battery: Battery
    frames: Frames
    grammar: Grammar
    _used: set[str] = field(default_factory=set)

    def shapes(self, unit: Unit) -> Iterator[Shape]:
        """The shapes that a unit can be put into."""
        uses, use = self.battery.types[unit.type], unit.use
        direct = unit.kind == "noun" or (_object_role(use.say) is not None and "passive" not in use.no)
        verbal = unit.kind == "verb" or bool(use.verb)
        simple = uses.tense == "past" and not use.modal
        fits: dict[Shape, bool] = {
            "active": unit.kind != "noun",
            "light": unit.kind == "noun" and bool(use.light),
            "nominal": unit.kind == "noun",
            "passive": direct and verbal,
            "short passive": direct and verbal and unit.strength == 3,
            "participle": (direct and verbal) or unit.kind == "adj",
            "relative": unit.kind != "noun" or bool(use.light),
            "control": simple and (verbal or (unit.kind == "noun" and bool(use.light))),
            "coordination": (unit.kind != "noun" or bool(use.light)) and "its" not in unit.text.split(),
            "headline": verbal or (unit.kind == "noun" and bool(use.light)),
        }
        yield from (shape for shape, fit in fits.items() if fit and shape not in (*use.no, *uses.no))

    def adjuncts(self, unit: Unit, shape: Shape) -> Iterator[str]:
        """The adjuncts that a unit in a shape can have."""
        uses = self.battery.types[unit.type]
        ground = unit.strength == 1 or "[" not in unit.use.say
        placed = ground and any(self._is_ground(unit.type, role) for role in SLOT.findall(unit.use.say))
        for name in ADJUNCTS:
            date, place = "date" in name, "place" in name
            if (date and not uses.dated) or (place and (placed or not self._places(uses))):
                continue
            aside = unit.kind == "adj" and shape == "participle"  # no date is told of what is said between commas
            plain = unit.use.modal if shape == "headline" else aside
            unplanned = plain or (shape == "participle" and not self._is_planned(unit))
            if shape not in CLAUSAL.get(name, ()) and not (unplanned and name == "plan") and not (aside and date):
                yield name

    def _is_planned(self, unit: Unit) -> bool:
        """Whether what a verb is done to goes with a plan: "ships to be sold by", not "rebels to be scolded by"."""
        role = _object_role(unit.use.say) if unit.kind == "verb" else None
        return role is None or self.frames.frames[unit.type].roles[role].is_ in ("arms", "ground")

    def write(self, unit: Unit, shape: Shape, adjunct: str, chance: Random) -> Case:
        """One sentence; what is left to chance (fillers, optional parts) is taken from `chance`."""
        self._used = set()
        mode = MODES.get(adjunct, "actual")
        added = self._adjuncts(unit, shape, adjunct, chance)
        source = self._source(adjunct, chance)
        said = Piece(self.grammar.finite(self.battery.say, False, "past"))
        aside = (COMMA, *source.pieces, said, COMMA) if source and adjunct == "source inside" else ()
        if shape == "nominal":
            pieces = self._nominal(unit, mode, added, chance)
        else:
            clause = replace(self._clause(unit, shape, "place" in adjunct, chance), adjuncts=added, before=aside)
            made = Making(clause, mode, chance, self.battery, self.grammar, self._other(unit, chance))
            pieces = SHAPES[shape](replace(made, second=self._second(unit, clause, chance)))
        if adjunct == "front date":
            pieces = (Piece(chance.choice(self.battery.fronts), "time"), COMMA, *pieces)
        pieces = self._told(pieces, source, adjunct, shape) if source else pieces
        text, spans = _joined(pieces)
        if shape == "headline":
            text = (self._titled(text) if chance.random() < 0.5 else text) + f"\n\n{self.battery.body}\n"
        return Case(unit, shape, adjunct, text if shape == "headline" else f"{text}.", spans, mode)

    def _clause(self, unit: Unit, shape: Shape, placed: bool, chance: Random) -> Clause:
        uses, use = self.battery.types[unit.type], unit.use
        if unit.kind == "noun":
            verb, *more = chance.choice(use.light).split()
            subject = self._noun(unit, use.owner, chance)
            event = self._event(unit, self._tail(unit, placed, chance), chance)
            tail = tuple(Piece(word, "light") for word in more)
            return Clause(subject, verb, "light", tail, event, modal=use.modal, tense=uses.tense, direct=True)
        before, _, behind = use.say.partition("V" if unit.kind == "verb" else "ADJ")
        subject = self._noun(unit, SLOT.findall(before)[0], chance)
        verb, *more = unit.text.split() if unit.kind == "verb" else [use.verb or "be", unit.text]
        words = tuple([Piece(" ".join(more), "trigger")] if more else [])
        thing_role = _object_role(use.say)
        thing = self._noun(unit, thing_role, chance) if thing_role else None
        split = "V1" in use.say
        return Clause(
            subject,
            verb,
            "trigger" if unit.kind == "verb" else "light" if split else "",
            () if split else words,
            thing,
            words if split else (),
            self._tail(unit, placed, chance, behind),
            use.modal,
            uses.tense,
            direct="passive" not in use.no,
        )

    def _tail(self, unit: Unit, placed: bool, chance: Random, behind: str | None = None) -> Phrase:
        """What the use says behind object or noun; optional parts by chance, no ground where a place is added."""
        behind = behind if behind is not None else unit.use.say.partition("N")[2]
        if unit.kind == "verb" and _object_role(unit.use.say):
            behind = behind.partition("}")[2]
        behind = behind.replace("V2", "")
        required, _, optional = behind.partition("[")
        ground = any(self._is_ground(unit.type, role) for role in SLOT.findall(optional))
        if optional and not (placed and ground) and (self._wanted(unit) or chance.random() < 0.6):
            required += optional.rstrip("] ")
        pieces: list[Piece] = []
        for number, part in enumerate(SLOT.split(required)):
            if number % 2:
                pieces += self._noun(unit, part, chance).pieces
            elif part.strip():
                pieces.append(_literal(part.strip()))
        return tuple(pieces)

    def _wanted(self, unit: Unit) -> bool:
        """Whether a unit makes a claim with the optional part only: of all roles, or of two."""
        roles = {*SLOT.findall(unit.use.say.partition("[")[0]), unit.use.owner} - {""}
        return unit.strength == 1 or (unit.strength == 2 and len(roles) < 2)

    def _event(self, unit: Unit, behind: Phrase, chance: Random, article: bool = True, word: str = "") -> Noun:
        """A noun of an event with what stands behind it, and its article."""
        use = unit.use
        name = (*([Piece(word)] if word else []), Piece(unit.text, "trigger"), *behind)
        if use.mass or use.many or not article:
            return Noun(name, plural=use.many)
        first = word or unit.text
        lead = "the" if use.the else "an" if first[0].lower() in VOWELS else "a"
        return Noun((Piece(lead), *name))

    def _nominal(self, unit: Unit, mode: Mode, added: Phrase, chance: Random) -> Phrase:
        """Iran's test of missiles made headlines; the test by Iran ...; there was no test ..."""
        use = unit.use
        owner = self._noun(unit, use.owner, chance)
        behind = self._tail(unit, any(p.role in ("place", "location") for p in added), chance)
        word = self.battery.planned if mode == "planned" else ""
        by: Phrase = (*behind, *((Piece(use.by), *owner.pieces) if use.by else ()), *added)
        if mode == "negative":
            noun = self._event(unit, by, chance, article=False)
            return (Piece("there were no" if noun.plural else "there was no"), *noun.pieces)
        predicate = Piece(self.grammar.finite(chance.choice(self.battery.subjects), False, "past"))
        if chance.random() < 0.5 or not use.by:
            event = self._event(unit, (*behind, *added), chance, article=False, word=word)
            mark = "'" if owner.pieces[-1].text.endswith("s") else "'s"
            return (*owner.pieces, Piece(mark), *event.pieces, predicate)
        event = self._event(unit, by, chance, article=False, word=word)
        return (Piece("the"), *event.pieces, predicate)

    def _adjuncts(self, unit: Unit, shape: Shape, adjunct: str, chance: Random) -> Phrase:
        uses = self.battery.types[unit.type]
        roles = self.frames.frames[unit.type].roles
        role = next((name for name, spec in roles.items() if spec.as_ == "place"), "place")
        place = (Piece(chance.choice(self._places(uses)), role),) if "place" in adjunct else ()
        dates = self.battery.headline_dates if shape == "headline" else self.battery.dates
        date = (Piece(chance.choice(dates), "time"),) if adjunct in ("date", "place and date") else ()
        return (*place, *date)

    def _source(self, adjunct: str, chance: Random) -> Noun | None:
        if "source" not in adjunct and adjunct != "according to":
            return None
        sources = self.battery.sources
        text, plural = chance.choice([*((t, False) for t in sources.one), *((t, True) for t in sources.many)])
        return Noun((Piece(text, "source"),), plural)

    def _told(self, pieces: Phrase, source: Noun, adjunct: str, shape: Shape) -> Phrase:
        """The sentence on somebody's word."""
        headline = shape == "headline"
        says = Piece(self.grammar.finite(self.battery.say, source.plural, "present" if headline else "past"))
        if adjunct == "source before":
            return (*source.pieces, says, Piece("that"), *pieces)
        if adjunct == "according to":
            return (Piece(self.battery.according), *source.pieces, COMMA, *pieces)
        who = source.bare() if headline else source
        return (*pieces, COMMA, *who.pieces, says) if adjunct == "source behind" else pieces

    def _titled(self, text: str) -> str:
        """With the capitals of a headline."""
        small = self.battery.small
        return " ".join(word if word in small else word[:1].upper() + word[1:] for word in text.split(" "))

    def _places(self, uses: TypeUses) -> tuple[str, ...]:
        return self.battery.places if uses.places is None else uses.places

    def _is_ground(self, type_: str, role: str) -> bool:
        return self.frames.frames[type_].roles[role].is_ == "ground"

    def _fillers(self, unit: Unit, role: str) -> Fillers:
        uses = self.battery.types[unit.type]
        return self.battery.fillers[unit.use.fill.get(role) or uses.fill[role]]

    def _noun(self, unit: Unit, role: str, chance: Random) -> Noun:
        """A filler of the role that is not in the sentence yet."""
        fillers = self._fillers(unit, role)
        single = fillers.one and "its" in unit.text.split()
        pairs = [*((text, False) for text in fillers.one), *((text, True) for text in (() if single else fillers.many))]
        heads = {text.split()[-1].rstrip("s") for text in self._used}
        free = [pair for pair in pairs if pair[0].split()[-1].rstrip("s") not in heads]
        text, plural = chance.choice(free)
        self._used.add(text)
        return Noun((Piece(text, role),), plural, fillers.agent, fillers.who)

    def _other(self, unit: Unit, chance: Random) -> Noun | None:
        """A second subject."""
        role = unit.use.owner or SLOT.findall(unit.use.say)[0]
        return self._noun(unit, role, chance)

    def _second(self, unit: Unit, clause: Clause, chance: Random) -> Noun | None:
        """A second object, of a verb that has one of its own."""
        role = _object_role(unit.use.say) if unit.kind == "verb" and clause.direct else None
        return self._noun(unit, role, chance) if role and len(self._fillers(unit, role).many) > 1 else None


def _literal(text: str) -> Piece:
    """Words of a use; those in <> may be where the claim is seen, too: the sanctions that are lifted."""
    return Piece(text.strip("<>"), "light" if text.startswith("<") else "")


def _object_role(say: str) -> str | None:
    """The role of the slot directly behind the verb."""
    behind = say.partition("V")[2].removeprefix("1")
    return SLOT.findall(behind)[0] if behind.startswith(" {") else None


def _joined(pieces: Phrase) -> tuple[str, tuple[tuple[str, int, int], ...]]:
    """The text, its first letter a capital, and the spans of the pieces that have a role."""
    text, spans = "", []
    for piece in pieces:
        if piece.text == "," and (not text or text.endswith(",")):
            continue
        text += piece.text if not text or piece.text[0] in ",'" else f" {piece.text}"
        if piece.role:
            spans.append((piece.role, len(text) - len(piece.text), len(text)))
    return text[:1].upper() + text[1:], tuple(spans)
