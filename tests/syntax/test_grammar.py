"""The grammar on hand-made parses: what each sentence of *.conllu must and must not say, without any model.

Beside the columns of CoNLL-U, in the parser's labels, a sentence has comments: `edges` that must stand in its graph and
`none` that must not, each as HEAD LABEL DEPENDENT by the words' forms (`form#2` is the second of that form); `actors`
and `things` are the heads of its mentions of actors and of things that the taxonomy classes; `attached` says how a word
hangs on the one above it, for the status of events; `subjects`, `agents` and `speakers` say of a verb who is understood
as its subject, who does it in the passive, and who speaks where the parser hung them elsewhere; `barred` says of a
pronoun what it cannot mean, `above` the subjects of the clauses above it; `parse` marks a tree that keeps a typical
error of the parser.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.document import Mention, Sentence, State
from extract.model import Article, Entity
from extract.pack.files import read_yaml
from extract.pack.grammar import Grammar
from extract.pack.sources import SourceFile, verbs_of_speech
from extract.paths import builtin_rules
from extract.syntax import Function, build
from extract.syntax.attachment import edge
from extract.syntax.binding import bound, subjects_above
from extract.syntax.participants import agent, subject
from extract.syntax.repair.asides import aside_before, described, renamed
from extract.syntax.repair.speakers import closing, detached_subject, neighbour
from extract.syntax.text import Text, Word

FILES = sorted(Path(__file__).parent.glob("*.conllu"))
LEAST = 150
VOCAB = Vocab()


@dataclass
class Tree:
    """A sentence: its comments by name, and a row of columns for each word."""

    place: str
    comments: dict[str, str] = field(default_factory=dict)
    rows: list[list[str]] = field(default_factory=list)


def trees(path: Path) -> Iterator[Tree]:
    """The sentences of a file."""
    tree = Tree("")
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        if line.startswith("#"):
            name, _, value = line[1:].partition("=")
            tree.comments[name.strip()] = value.strip()
        elif line:
            tree.rows.append(line.split("\t"))
        elif tree.rows:
            yield tree
            tree = Tree("")
        tree.place = tree.place or f"{path.stem}:{number + (not line)}"


TREES = [tree for path in FILES for tree in trees(path)]


def parsed(tree: Tree) -> Doc:
    """The Doc of a tree, with its mentions."""
    columns = [list(column) for column in zip(*tree.rows, strict=True)]
    doc = Doc(
        VOCAB,
        words=columns[1],
        lemmas=columns[2],
        pos=columns[3],
        tags=columns[4],
        heads=[int(head) - 1 if head != "0" else i for i, head in enumerate(columns[6])],
        deps=columns[7],
        spaces=[*("SpaceAfter=No" not in misc for misc in columns[9][:-1]), False],
        sent_starts=[i == 0 for i in range(len(tree.rows))],
    )
    mentions = [
        _mention(doc, at(doc, word), label)
        for name, label in (("actors", "ACTOR"), ("things", "WEAPON"))
        for word in tree.comments.get(name, "").split()
    ]
    sentence = Sentence(0, len(doc), 0, len(doc.text))
    doc._.extract = State(Article(id="t", uri="t", text=doc.text), (sentence,), tuple(mentions))
    return doc


def _mention(doc: Doc, i: int, label: str) -> Mention:
    token = doc[i]
    entity = Entity(id=token.lower_, label=label, name=token.text, class_="missile" if label == "WEAPON" else None)
    return Mention(token.idx, token.idx + len(token.text), i, i, i, label, entity)


def at(doc: Doc, word: str) -> int:
    """Index of a word by its form; `form#2` is the second of that form."""
    form, _, number = word.partition("#")
    found = [token.i for token in doc if token.text == form]
    assert len(found) >= int(number or 1), f'no word "{word}" in: {doc.text}'
    assert number or len(found) == 1, f'"{word}" stands {len(found)} times in: {doc.text}'
    return found[int(number or 1) - 1]


def edges(doc: Doc, written: str) -> Iterator[tuple[int, str, int]]:
    """The edges of a comment."""
    for part in filter(None, map(str.strip, written.split(";"))):
        head, label, dependent = part.split()
        assert label.partition(":")[0] in set(Function), f'no function "{label}" in: {part}'
        yield at(doc, head), label, at(doc, dependent)


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The words of the grammar, and the verbs of speech, without the other rules."""
    files = [*builtin_rules().glob("grammar.yml"), *sorted((builtin_rules() / "grammar").glob("*.yml"))]
    keys: Mapping[str, object] = {k: v for f in files for k, v in read_yaml(f).items()}
    told = [SourceFile.model_validate(read_yaml(path)) for path in sorted((builtin_rules() / "sources").glob("*.yml"))]
    own = {name: value for name, value in keys.items() if name in Grammar.model_fields}
    return Grammar.model_validate({**own, **verbs_of_speech(told)})


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.place)
def test_graph_of_a_sentence(tree: Tree) -> None:
    doc = parsed(tree)
    assert doc.text == tree.comments["text"]
    graph = build((text := Text(doc)).passage(0, len(text)), grammar())
    assert {label.partition(":")[0] for _, label, _ in graph.edges()} <= set(Function)
    missing = [e for e in edges(doc, tree.comments.get("edges", "")) if e[2] not in graph.get(e[0], e[1])]
    false = [e for e in edges(doc, tree.comments.get("none", "")) if e[2] in graph.get(e[0], e[1])]
    stands = "; ".join(f"{doc[h].text} {label} {doc[d].text}" for h, label, d in graph.edges())
    for kind, found in (("missing", missing), ("false", false)):
        named = "; ".join(f"{doc[h].text} {label} {doc[d].text}" for h, label, d in found)
        assert not found, f"{kind}: {named}\nin: {doc.text}\nthat has: {stands}"


@pytest.mark.parametrize("tree", [tree for tree in TREES if "attached" in tree.comments], ids=lambda tree: tree.place)
def test_attachment_of_a_word(tree: Tree) -> None:
    doc = parsed(tree)
    text = Text(doc)
    for part in map(str.strip, tree.comments["attached"].split(";")):
        word, label, above = part.split()
        head, found = edge(text[at(doc, word)])
        assert (found, head and head.text) == (label, above.partition("#")[0]), f"{part}\nin: {doc.text}"


def _hung(verb: Word, grammar: Grammar) -> Word | None:
    """The speaker of a verb, found where the parser hung it."""
    del grammar
    return (
        detached_subject(verb)
        or closing(verb, unmarked=True)
        or aside_before(verb)
        or renamed(verb)
        or described(verb)
        or neighbour(verb)
    )


WHO = {"subjects": subject, "agents": agent, "speakers": _hung}
ASKED = [(tree, name) for tree in TREES for name in WHO if name in tree.comments]


@pytest.mark.parametrize(("tree", "name"), ASKED, ids=lambda value: value if isinstance(value, str) else value.place)
def test_who_takes_part(tree: Tree, name: str) -> None:
    text = Text(doc := parsed(tree))
    for part in map(str.split, tree.comments[name].split(";")):
        found = WHO[name](text[at(doc, part[0])], grammar())
        assert (found and found.text) == part[1], f"{part}\nin: {doc.text}"


MEANT = [(tree, name) for tree in TREES for name in ("barred", "above") if name in tree.comments]


@pytest.mark.parametrize(("tree", "name"), MEANT, ids=lambda value: value if isinstance(value, str) else value.place)
def test_what_a_pronoun_can_mean(tree: Tree, name: str) -> None:
    text = Text(doc := parsed(tree))
    pronoun, *words = tree.comments[name].split()
    word = text[at(doc, pronoun)]
    if name == "above":
        assert [text[i].text for i in subjects_above(word, grammar())] == words
    else:
        verbs = {t.i for t in text if t.pos_ in ("VERB", "AUX")}
        assert sorted(text[i].text for i in bound(word, grammar()) - verbs) == sorted(words)


def test_sentences_are_many_and_say_something() -> None:
    assert len(TREES) >= LEAST
    assert all(tree.comments.get("edges") for tree in TREES)
    assert {path.stem for path in FILES} >= {
        *("passives", "control", "relatives", "coordination", "participles", "nominals"),
        *("support", "reporting", "clefts", "headlines"),
    }
