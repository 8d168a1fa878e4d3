"""Claims against the texts they were read from; a moved or edited article is told from a broken claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from extract.errors import Problem, Where
from extract.evaluate.spans import spans_of
from extract.model import Article, Claim
from extract.plural import many
from extract.read import Found, Item
from extract.read.claimfile import Line

READ_AGAIN = "Read the article again, or give the text that the claims were read from."


@dataclass
class Documents:
    """Where the claims of each document stand in the file, and the hash and place of its text."""

    hashes: dict[str, tuple[str, str]] = field(default_factory=dict)
    clusters: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    places: defaultdict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    compared: int = 0

    def add(self, claim: Claim, where: Where, line: Line) -> Iterator[Problem]:
        """Note the claim; a Problem where its document was said to have another text before."""
        ref = claim.document
        known, _ = self.hashes.setdefault(ref.id, (ref.sha256, ref.uri))
        if known != ref.sha256:
            problem = f'document "{ref.id}" has two texts in this file ({known[:12]} and {ref.sha256[:12]}).'
            yield Problem(where, problem, "Files of two runs were joined; give each article an id of its own.")
        else:
            self.places[ref.id].append((line.number, line.offset))
            if ref.cluster or ref.copies_of:
                self.clusters.setdefault(ref.id, (ref.cluster, ref.copies_of))

    def copies(self, path: str) -> Iterator[Problem]:
        """A Problem for each document that is said to be a copy of what is not in the file, or of no first one."""
        for document, (cluster, origin) in self.clusters.items():
            if origin is None:
                continue
            where = Where(path, self.places[document][0][0])
            if origin not in self.places:
                problem = f'document "{document}" is a copy of "{origin}", which is not in the file.'
                yield Problem(where, problem, "Copies are those of the same run; were some left out?")
            elif self.clusters.get(origin) != (cluster, None):
                problem = f'document "{document}" is a copy of "{origin}", which is not the first of its cluster.'
                yield Problem(where, problem, "Files of two runs were joined; read their articles in one.")


@dataclass(frozen=True)
class Edited:
    """An article of the id of a document, with another text, and how many claims have their words in it still."""

    where: Where
    standing: int


def check_texts(
    stream: BinaryIO, path: str, articles: Iterable[Item], documents: Documents, notes: list[str]
) -> Iterator[Problem]:
    """Compare each document's claims with the article of its text; the rest are edited or not there."""
    by_hash: defaultdict[str, list[str]] = defaultdict(list)
    for document, (digest, _) in documents.hashes.items():
        by_hash[digest].append(document)
    done: set[str] = set()
    edited: dict[str, Edited] = {}
    for item in articles:
        if not isinstance(item, Found):
            notes.append(str(item))
            continue
        for document in by_hash.get(item.article.sha256, ()):
            if document not in done:
                done.add(document)
                _note_move(document, documents, item, notes)
                yield from _compare(stream, path, item.article, documents.places[document])
        same = item.article.id
        if same in documents.places and same not in done and same not in edited:
            edited[same] = Edited(item.where, _standing(stream, item.article.text, documents.places[same]))
    documents.compared = len(done)
    for document, places in documents.places.items():
        if document not in done:
            yield _absent(path, document, places, edited.get(document))


def _note_move(document: str, documents: Documents, item: Found, notes: list[str]) -> None:
    _, uri = documents.hashes[document]
    moved = [f'the id "{item.article.id}"'] if item.article.id != document else []
    moved += [item.article.uri] if item.article.uri != uri else []
    if moved:
        notes.append(f'note: the article "{document}" ({uri}) has moved: the same text is now {" in ".join(moved)}.')


def _absent(path: str, document: str, places: list[tuple[int, int]], edited: Edited | None) -> Problem:
    where = Where(path, places[0][0])
    if edited is None:
        problem = f'no article with the id or the text of document "{document}" ({many(len(places), "claim")}).'
        return Problem(where, problem, "Add it to --articles.")
    problem = (
        f'the article "{document}" was edited since ({edited.where}): {edited.standing} of its {len(places)} claims '
        "have their words in the new text still."
    )
    return Problem(where, problem, READ_AGAIN)


def _claims_at(stream: BinaryIO, places: list[tuple[int, int]]) -> Iterator[tuple[int, Claim]]:
    for number, offset in places:
        stream.seek(offset)
        yield number, Claim.model_validate_json(stream.readline())


def _compare(stream: BinaryIO, path: str, article: Article, places: list[tuple[int, int]]) -> Iterator[Problem]:
    for number, claim in _claims_at(stream, places):
        for name, span in spans_of(claim):
            there = article.text[span.start : span.end]
            if there != span.text:
                problem = (
                    f"{name}: the article has {there[:60]!r} at {span.start} to {span.end}, not {span.text[:60]!r}."
                )
                yield Problem(Where(path, number), problem, "The claim is broken; the article is the one it names.")


def _standing(stream: BinaryIO, text: str, places: list[tuple[int, int]]) -> int:
    return sum(claim.evidence.text in text for _, claim in _claims_at(stream, places))
