"""The stages inside a pipeline of somebody else, and its Docs as bytes, copies and in other processes."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from extract import pipeline
from extract.document import State, state_of
from extract.errors import ExtractError, InputError
from extract.installed import DEFAULTS
from extract.model import Article

pytestmark = pytest.mark.slow

TEXT = (
    "Iran launched two cruise missiles into the Gulf of Oman on Friday, state television said. "
    "Its navy denied that it had hit a tanker 300 km off Muscat, two days after the launch."
)
OTHER = "Ukrainian officials said Kyiv will get 30 howitzers from Norway in 2031."
OURS = ("extract_entities", "extract_relations", "extract_attribution")
MODEL = next(name for name in DEFAULTS if spacy.util.is_package(name))


def made(*, exclude: tuple[str, ...] = ()) -> Language:
    nlp = spacy.load(MODEL, exclude=exclude)
    for name in OURS:
        nlp.add_pipe(name)
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Language:
    return made()


@contextmanager
def merging(nlp: Language, component: str, **where: str) -> Iterator[None]:
    """With a component that merges tokens, before or after one of ours."""
    nlp.add_pipe(component, **where)
    try:
        yield
    finally:
        nlp.remove_pipe(component)


def test_claims_come_from_any_parsed_doc(nlp: Language) -> None:
    doc = nlp(TEXT)
    claim = next(c for c in doc._.claims if c.type == "test")
    assert claim.trigger.text == "launched"
    assert {a.role: a.text for a in claim.arguments}["weapon"] == "two cruise missiles"
    assert [s.text for s in claim.sources] == ["state television"]


def test_offsets_slice_to_the_text(nlp: Language) -> None:
    for claim in nlp(TEXT)._.claims:
        for span in (claim.trigger, *claim.arguments, claim.evidence):
            assert TEXT[span.start : span.end] == span.text


def test_wiring_is_complete(nlp: Language) -> None:
    assert not any(problems for problems in nlp.analyze_pipes()["problems"].values())


@pytest.mark.parametrize("alone", OURS[1:])
def test_wiring_says_what_is_missing(nlp: Language, alone: str) -> None:
    with nlp.select_pipes(disable=[name for name in OURS if name != alone]):
        problems = nlp.analyze_pipes()["problems"]
    assert "doc._.extract" in problems[alone]


@pytest.mark.usefixtures("nlp")
def test_pipelines_of_one_vocabulary_share_what_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "book_for", lambda rules: pytest.fail("made anew"))
    assert made(exclude=("ner",)).pipe_names[-1] == OURS[-1]


def test_nothing_else_of_ours_is_kept_in_a_doc(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert set(doc.user_data) == {("._.", "extract", None, None)}
    assert isinstance(doc._.extract, State)


def bytes_of(doc: Doc) -> Doc:
    return Doc(doc.vocab).from_bytes(doc.to_bytes())


def bin_of(doc: Doc) -> Doc:
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    return next(DocBin().from_bytes(stored).get_docs(spacy.blank("en").vocab))


def pickle_of(doc: Doc) -> Doc:
    again: Doc = pickle.loads(pickle.dumps(doc))
    return again


@pytest.mark.parametrize("again", [Doc.copy, bytes_of, bin_of, pickle_of])
@pytest.mark.parametrize("text", [TEXT, OTHER, "", " \n"])
def test_state_outlives_its_doc(nlp: Language, text: str, again: Callable[[Doc], Doc]) -> None:
    doc = nlp(text)
    assert state_of(again(doc)) == state_of(doc)
    assert again(doc)._.claims == doc._.claims


@pytest.mark.parametrize("stages", [1, 2])
def test_a_stored_doc_goes_on_where_it_was(nlp: Language, stages: int) -> None:
    with nlp.select_pipes(disable=OURS[stages:]):
        doc = nlp(TEXT)
    for again in (bytes_of(doc), pickle_of(doc), doc.copy()):
        for name in OURS[stages:]:
            again = nlp.get_pipe(name)(again)
        assert again._.claims == nlp(TEXT)._.claims


def test_processes_give_the_same_claims(nlp: Language) -> None:
    texts = [TEXT, OTHER] * 3
    alone = [state_of(doc) for doc in nlp.pipe(texts)]
    assert [state_of(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=2)] == alone
    assert all(state.claims for state in alone)


@pytest.mark.usefixtures("small_core")
def test_components_are_pickled_and_a_pipeline_on_disk_is_loaded_whole(tmp_path: Path) -> None:
    nlp = made()
    with nlp.select_pipes(disable=OURS):
        doc = nlp(TEXT)
    for component in pickle.loads(pickle.dumps([nlp.get_pipe(name) for name in OURS])):
        doc = component(doc)
    assert doc._.claims == nlp(TEXT)._.claims != []
    nlp.to_disk(tmp_path / "pipeline")
    assert spacy.load(tmp_path / "pipeline")(TEXT)._.claims == nlp(TEXT)._.claims


def test_the_article_of_a_doc_is_that_of_its_state(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.extract = State(Article(id="a7", uri="u", text=TEXT, published=date(2024, 6, 12)))
    claim = next(c for c in nlp(doc)._.claims if c.type == "test")
    assert (claim.document.id, claim.time.value if claim.time else None) == ("a7", "2024-06-07")


def test_an_article_of_another_text_is_refused(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.extract = State(Article(id="a7", uri="u", text=OTHER))
    with pytest.raises(InputError, match=r'"a7" on doc\._\.extract has another text'):
        nlp(doc)


@pytest.mark.parametrize(
    ("missing", "before"),
    [
        ("parser", "extract_entities"),
        ("tagger", "extract_entities"),
        ("attribute_ruler", "extract_entities"),
        ("lemmatizer", "extract_entities"),
        ("extract_entities", "extract_relations"),
        ("extract_relations", "extract_attribution"),
    ],
)
def test_a_component_says_what_to_add_before_it(nlp: Language, missing: str, before: str) -> None:
    with (
        nlp.select_pipes(disable=missing),
        pytest.raises(InputError, match=f'Add "{missing}" to the pipeline before "{before}"'),
    ):
        nlp(TEXT)


def test_a_doc_that_no_stage_has_read_says_so() -> None:
    doc = spacy.blank("en")(TEXT)
    assert doc._.claims == []
    with pytest.raises(InputError, match='Add "extract_entities"'):
        state_of(doc)


def test_a_doc_of_another_version_says_so(nlp: Language) -> None:
    stored = nlp(TEXT).to_bytes().replace(b"shape", b"shade")
    with pytest.raises(InputError, match="another version of the program stored this Doc"):
        Doc(nlp.vocab).from_bytes(stored)


def test_tokens_merged_between_our_components_are_refused(nlp: Language) -> None:
    with (
        merging(nlp, "merge_noun_chunks", after="extract_entities"),
        pytest.raises(InputError, match="no longer those"),
    ):
        nlp(TEXT)


def test_the_page_about_pipelines_is_true(capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parents[1] / "docs" / "spacy.md").read_text(encoding="utf-8")
    names: dict[str, object] = {}
    for block in re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        exec(compile(block, "spacy.md", "exec"), names)
    assert capsys.readouterr().out.splitlines() == ["['test']", "['transfer']", "2024-06-07"]


def test_sections_that_are_no_text_are_left_out(nlp: Language) -> None:
    text = "STATUS: Iran launched two cruise missiles on Friday.\n\nRead more: Norway sells Ukraine 30 howitzers"
    doc = nlp(text)
    state = state_of(doc)
    assert {section.kind for section in state.article.sections} >= {"label", "body"}
    assert [text[s.start : s.stop] for s in state.sentences] == ["Iran launched two cruise missiles on Friday."]
    assert [(c.type, c.sources) for c in doc._.claims] == [("test", ())]


def test_a_pipeline_for_another_language_is_refused() -> None:
    with pytest.raises(ExtractError, match='the pipeline reads "de", the rules "en"'):
        spacy.blank("de").add_pipe("extract_entities")


@pytest.mark.parametrize("component", ["merge_noun_chunks", "merge_entities"])
def test_tokens_that_were_merged_are_read(nlp: Language, component: str) -> None:
    with merging(nlp, component, before="extract_entities"):
        doc = nlp(TEXT)
    assert len(doc) < len(nlp(TEXT))
    assert [c.trigger.text for c in doc._.claims if c.type == "test"] == ["launched"]
