"""Who a speaker is: the mention with its name and title, what kind of source, and where they belong."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Token

from extract.document import Mention
from extract.rulebook.sources import Kinds

Resolve = Callable[[Mention, str], Mention | None]
_LEFT = ("det", "amod", "compound", "nummod", "poss", "nmod", "case", "quantmod", "advmod", "punct")


class Speakers:
    """The mentions of one document as speakers."""

    def __init__(self, doc: Doc, kinds: Kinds, resolve: Resolve) -> None:
        self.doc = doc
        self.kinds = kinds
        self.resolve = resolve
        self.by_head: dict[int, list[Mention]] = {}
        for mention in doc._.mentions:
            self.by_head.setdefault(mention.head, []).append(mention)

    def mention(self, token: Token) -> Mention:
        """The mention of which the token is the head, with who it means."""
        found = self.by_head.get(token.i)
        mention = found[0] if found else self._phrase(token)
        if mention.form == "pronoun":
            return self.resolve(mention, "ACTOR") or mention
        return mention

    def _phrase(self, token: Token) -> Mention:
        first = token
        for child in token.lefts:
            if child.dep_ in _LEFT and child.i < first.i and not child.is_punct:
                first = min(child.subtree, key=lambda t: t.i)
        return Mention(first.idx, token.idx + len(token.text), first.i, token.i, token.i, "THING", form="phrase")

    def kind(self, mention: Mention | None) -> str:
        """official, media, expert, unnamed or other."""
        if mention is None:
            return "unnamed"
        head = self.doc[mention.head]
        noun = head.lemma_.lower()
        if (
            noun in self.kinds.anonymous
            and mention.form != "name"
            and not any(c.dep_ == "appos" for c in head.children)
        ):
            nation = mention.entity is not None and mention.entity.country is not None
            return "official" if nation and noun in self.kinds.nouns.get("official", ()) else "unnamed"
        for kind, words in self.kinds.nouns.items():
            if noun in words:
                return kind
        around = {t.lemma_.lower() for t in self._around(head)}
        for kind, words in self.kinds.nouns.items():
            if around & set(words):
                return kind
        entity = mention.entity
        if entity is not None and entity.kind is not None and entity.kind in self.kinds.entity:
            return self.kinds.entity[entity.kind]
        return "other"

    def _around(self, head: Token) -> Sequence[Token]:
        """Titles before a name and the apposition behind it."""
        return [c for c in head.children if c.dep_ in ("compound", "appos", "amod", "nmod")]

    def affiliation(self, token: Token) -> tuple[int, int] | None:
        """`a fellow at the institute`: what the apposition says they belong to."""
        for apposition in (c for c in token.children if c.dep_ == "appos"):
            for preposition in (c for c in apposition.children if c.dep_ == "prep"):
                for target in (c for c in preposition.children if c.dep_ == "pobj"):
                    mention = self.mention(target)
                    return mention.start, mention.end
        return None
