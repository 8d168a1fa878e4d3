"""The country of what is hit: that of the ground on which it stands, where neither itself nor its role tells one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from extract.document import Described, Filler, Mention, Relation
from extract.mentions.recent import Recent, is_named_place
from extract.values import replace

_BACK = 3  # sentences before in which the place may be named
_OFTEN = 2  # names of places of a country that make a text one of it,
_CLEARLY = 3  # where they are so many times as many as those of any other
_THING = "thing"  # what nothing is known of


class Grounds:
    """Where the sentences of one document are.

    `sources`: for each role the roles whose country what fills it takes; `kinds`: for each role the kinds of what
    takes the country of the ground around, where those tell none.
    """

    def __init__(
        self, recent: Recent, sources: Mapping[str, Collection[str]], kinds: Mapping[str, Collection[str]]
    ) -> None:
        self.recent = recent
        self.sources = sources
        self.kinds = kinds
        self._at: dict[int, list[str]] = {}
        for mention in recent.mentions:
            if (country := _country(mention)) is not None and is_named_place(mention):
                self._at.setdefault(recent.sentence(mention.head), []).append(country)

    def settled(self, relations: Sequence[Relation], roles: Mapping[str, Collection[str]]) -> list[Relation]:
        """The relations, each with the country of the ground on what fills such a role.

        `roles`: those of each type; only types that say where something happens stand on any ground.
        """
        return [self._settled(r) if self._stands(roles.get(r.type, ())) else r for r in relations]

    def _stands(self, roles: Collection[str]) -> bool:
        return any(not set(self.sources.get(role, ())).isdisjoint(roles) for role in self.kinds if role in roles)

    def _settled(self, relation: Relation) -> Relation:
        if not any(self._unsaid(filler) for filler in relation.fillers):
            return relation
        country = self._ground(relation)
        if country is None:
            return relation
        fillers = (Filler(f.role, _of(f.mention, country)) if self._unsaid(f) else f for f in relation.fillers)
        return replace(relation, fillers=tuple(fillers))

    def _unsaid(self, filler: Filler) -> bool:
        """ "Two people", "the building": no name, nobody's, and of a kind that is where it is hit."""
        mention, kinds = filler.mention, self.kinds.get(filler.role, ())
        if not kinds or _country(mention) is not None or mention.classed:
            return False
        named = mention.form == "name" and mention.label != "PLACE"
        kind = mention.entity.kind if mention.entity is not None else None
        return not named and (kind or _THING) in kinds

    def _ground(self, relation: Relation) -> str | None:
        """The one country of the places of the event, of its sentence, of those before, or of the text; not its doer's.

        Whoever shells a town of their own is told with it.
        """
        others = (f.mention for f in relation.fillers if f.role not in self.kinds)
        doers = {_country(mention) for mention in others if not _is_ground(mention)}
        here = self.recent.sentence(relation.trigger[0])
        told = {role for roles in self.sources.values() for role in roles}
        own = [c for f in relation.fillers if f.role in told and (c := _country(f.mention)) is not None]
        before = [c for i in range(max(here - _BACK, 0), here) for c in self._at.get(i, ())]
        ways = (_one(own), _one(self._at.get(here, ())), _one(before), self._of_text())
        return next((c for c in ways if c is not None and c not in doers), None)

    def _of_text(self) -> str | None:
        counts = Counter(c for found in self._at.values() for c in found).most_common(2)
        (country, most), (_, following) = (*counts, (None, 0), (None, 0))[:2]
        return country if most >= _OFTEN and most >= _CLEARLY * following else None


def _one(countries: Iterable[str]) -> str | None:
    found = set(countries)
    return found.pop() if len(found) == 1 else None


def _is_ground(mention: Mention) -> bool:
    return mention.label == "PLACE" or mention.locative


def _country(mention: Mention) -> str | None:
    return mention.entity.country if mention.entity is not None else None


def _of(mention: Mention, country: str) -> Mention:
    entity = mention.entity or Described(label=mention.label, name=mention.label.lower(), kind=_THING)
    return replace(mention, entity=replace(entity, country=country, inferred=True))
