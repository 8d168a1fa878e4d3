"""Whether two mentions of one document mean the same: by record, country, class, number and noun; or it stays open."""

from __future__ import annotations

from extract.document import Known, Mention, Reference
from extract.pack.taxonomy import Taxonomy
from extract.syntax.text import Text

_PRONOUNS = ("pronoun", "person")


class Alike:
    """Compares the mentions of one document, the earlier of two first."""

    def __init__(self, doc: Text, taxonomy: Taxonomy) -> None:
        self.doc = doc
        self.taxonomy = taxonomy

    def __call__(self, one: Mention, other: Mention) -> bool | None:
        """True for the same, False for another, None where the text leaves it open."""
        if not {one.form, other.form}.isdisjoint(_PRONOUNS):
            return self._entities(one.entity, other.entity) if one.entity and other.entity else None
        if one.count is not None and other.count is not None and one.count != other.count:
            return False
        named = "name" in (one.form, other.form)
        if one.plural != other.plural and not named:
            return False
        nouns = [self.doc[m.head].lemma for m in (one, other)]
        known = self._entities(one.entity, other.entity) if one.entity and other.entity else None
        if known is not None or (one.entity and one.entity.class_):
            return known
        if named:
            both = one.form == other.form and nouns[0] != nouns[1]
            return False if both else nouns[0] == nouns[1] or None
        return True if nouns[0] == nouns[1] else None if other.definite else False

    def _entities(self, a: Reference, b: Reference) -> bool | None:
        if a.class_ is not None and b.class_ is not None:
            return self._classes(a, b)
        if a.country is not None and b.country is not None and a.country != b.country:
            return False
        if isinstance(a, Known) and isinstance(b, Known) and a.id == b.id:
            return True
        if a.label != "ACTOR" or b.label != "ACTOR":
            return None
        if isinstance(a, Known) and isinstance(b, Known) and "state" not in (a.kind, b.kind):
            return False
        return True if a.country is not None and a.country == b.country else None

    def _classes(self, a: Reference, b: Reference) -> bool | None:
        """Of two classes whether one is the other's kind; what is a weapon and no more says nothing."""
        if not isinstance(a, Known) or not isinstance(b, Known) or a.class_ is None or b.class_ is None:
            return None
        systems = a.kind == b.kind == "system"
        if systems and a.id != b.id:
            return False
        if not self.taxonomy.is_a(a.class_, b.class_) and not self.taxonomy.is_a(b.class_, a.class_):
            return False
        return None if self.taxonomy.root in (a.class_, b.class_) else True
