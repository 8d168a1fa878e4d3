"""Packs upon packs: what a later one adds, defines anew and turns off; and how fast many files are checked."""

from __future__ import annotations

import json
import time
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest
import spacy

from extract.clean import SectionRules, mark
from extract.errors import ExtractError, RuleError
from extract.model import Article
from extract.pack import packs
from extract.pack.load import inspect_rules, load_rules
from extract.pack.rulebook import Rulebook
from extract.pipeline import Extractor, load, stages_for

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("nothing_kept")]

PARTS = "constructions/test, constructions/flight, frames/test, frames/flight, lexicon"
USES = f"uses: [grammar, roles, entities/classes, entities/states, {PARTS}]"
RAZE = "frame: raze\nroles: {actor: {as: agent, is: party}, target: {as: patient, is: any}}\n"
CONSTRUCTION = """
  - id: {id}
    verb: {verb}
    examples: [{{hit: "[Iran|actor] [fired|trigger] [a missile|weapon]."}}, {{miss: "Nothing."}}]"""


def write(folder: Path, name: str, extra: str = "", **files: str) -> Path:
    """A pack with these files: `frames__test` is frames/test.yml."""
    folder.mkdir(parents=True)
    (folder / "pack.yml").write_text(f'name: {name}\nversion: "1"\n{extra}\n')
    for key, text in files.items():
        path = folder / (key.replace("__", "/") + (".jsonl" if text[:1] == "{" else ".yml"))
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return folder


def test_constructions_of_one_frame_in_two_packs_are_one_file(tmp_path: Path) -> None:
    more = "frame: test\nconstructions:" + CONSTRUCTION.format(id="test.yeet", verb="[yeet]")
    book = load_rules([write(tmp_path / "a", "a", USES, constructions__test=more)])
    (test,) = (file for file in book.constructions if file.frame == "test")
    assert {"test.fire", "test.yeet"} <= {construction.id for construction in test.constructions}
    assert book.pack_of_rule("test.yeet").name == "a"
    assert book.pack_of_rule("test.fire").name == "core"


def test_macro_that_names_itself_adds_to_the_earlier_one(tmp_path: Path) -> None:
    more = "frame: test\nmacros:\n  fire: [$fire, yeet]\n"
    book = load_rules([write(tmp_path / "a", "a", USES, constructions__test=more)])
    words = next(file for file in book.constructions if file.frame == "test").macros["fire"]
    assert "launch" in words
    assert words[-1] == "yeet"


def test_every_construction_of_the_core_says_what_its_frame_cannot(rulebook: Rulebook) -> None:
    whys = [construction.why for file in rulebook.constructions for construction in file.constructions]
    assert all(whys)
    assert len(set(whys)) == len(whys) <= 150


def test_core_pack_has_no_problem() -> None:
    assert [str(problem) for problem in inspect_rules()[1]] == []


def test_class_of_a_pack_joins_that_of_the_core_whatever_its_file(tmp_path: Path, rulebook: Rulebook) -> None:
    more = "classes:\n  test-verb-sure: {verb: [yeet]}\n"
    book = load_rules([write(tmp_path / "a", "a", USES, lexicon__slang=more)])
    words, before = (each.frames.classes["test-verb-sure"].verb for each in (book, rulebook))
    assert words == (*before, "yeet")


def test_pack_adds_units_and_roles_to_a_frame_of_the_core(tmp_path: Path, rulebook: Rulebook) -> None:
    frame = "frame: test\nunits: {yeeting: 2}\nroles: {partner: {as: co-agent, is: party}}\n"
    files = {"frames__test": frame, "lexicon__yeeting": "classes:\n  yeeting: {verb: [yeet]}\n"}
    book = load_rules([write(tmp_path / "a", "a", USES, **files)])
    test, before = (each.frames.frames["test"] for each in (book, rulebook))
    assert test.units == {**before.units, "yeeting": 2}
    assert test.roles == {**before.roles, "partner": test.roles["partner"]}
    assert (test.gloss, test.plover) == (before.gloss, before.plover)


@pytest.mark.slow
def test_type_that_no_weights_know_is_told_where_a_construction_holds(tmp_path: Path, few_records: Path) -> None:
    frame = "frame: hail\nroles: {actor: {as: agent, is: party}, weapon: {as: theme, is: arms}}\nunits: {hailing: 3}\n"
    hail = (
        "frame: hail\nroles: {actor: {}, weapon: {}}\nneed: [weapon]\nconstructions:\n  - {id: hail.hail, verb: hail}\n"
    )
    files = {"frames__hail": frame, "lexicon__hail": "classes: {hailing: {verb: [greet, hail]}}\n"}
    both = [few_records, write(tmp_path / "a", "a", constructions__hail=hail, **files)]
    extractor = Extractor(load_rules(both, core=False))
    assert extractor.rulebook.frames.counted >= {"test", "flight"}
    assert "hail" not in extractor.rulebook.frames.counted
    (claim,) = extractor.read("Iran hailed the missile.")
    assert (claim.type, claim.rule.id, claim.rule.pack) == ("hail", "hail.hail", "a")
    assert [(a.role, a.text) for a in claim.arguments] == [("actor", "Iran"), ("weapon", "the missile")]
    assert extractor.read("Iran hailed the mayor. Iran greeted the missile.") == []


@pytest.mark.slow
def test_macro_in_a_path_keeps_its_words_of_several(tmp_path: Path) -> None:
    raze = (
        "frame: raze\nmacros: {harm: [wreck, blow up]}\nroles: {actor: {}, target: {label: [THING]}}\nneed: [target]\n"
        'constructions:\n  - id: raze.help\n    verb: [help]\n    roles: {target: {verb: "xcomp[$harm] obj"}}\n'
        '    examples: [{hit: "[Iran|actor] [helped|trigger] to wreck [a bridge|target]."}, {miss: "Iran helps."}]\n'
    )
    extractor = load([write(tmp_path / "a", "a", USES, constructions__raze=raze, frames__raze=RAZE)])
    for text in ("Iran helped to wreck the bridge.", "Iran helped to blow up the bridge."):
        assert [a.text for claim in extractor.read(text) for a in claim.arguments] == ["Iran", "the bridge"]
    assert extractor.read("Iran helped to blow the bridge.") == []


def test_later_pack_turns_off_constructions_frames_and_records(tmp_path: Path) -> None:
    book = load_rules([write(tmp_path / "a", "a", f"{USES}\ndisable: [test.fire, flight, PRK]")])
    (file,) = book.constructions
    assert file.frame == "test"
    assert "test.fire" not in {construction.id for construction in file.constructions}
    assert set(book.frames.frames) == {"test"}
    assert "PRK" not in {record.id for record in book.records}


@pytest.mark.slow
def test_frame_that_is_turned_off_gives_no_claim(tmp_path: Path) -> None:
    text = "Iran tested a missile on Monday. The drone flew over the border."
    on, off = (load([write(tmp_path / str(i), "a", f"{USES}\n{e}")]) for i, e in enumerate(("", "disable: [flight]")))
    before, after = ({claim.type for claim in extractor.read(text)} for extractor in (on, off))
    assert before >= {"test", "flight"}
    assert after >= {"test"}
    assert "flight" not in after


def test_later_pack_defines_anew_only_what_it_says(tmp_path: Path) -> None:
    rule = "frame: test\nconstructions:" + CONSTRUCTION.format(id="test.test", verb="[essay]")
    record = json.dumps({"id": "PRK", "label": "ACTOR", "name": "Chosun", "kind": "state", "country": "PRK"})
    files = {"constructions__test": rule, "entities__states": record}
    with pytest.raises(RuleError) as caught:
        load_rules([write(tmp_path / "a", "a", USES, **files)])
    assert len(caught.value.problems) == 2
    assert all('Add it to "replaces" in pack.yml of a' in str(problem) for problem in caught.value.problems)
    book = load_rules([write(tmp_path / "b", "b", f"{USES}\nreplaces: [test.test, PRK]", **files)])
    assert next(r for r in book.records if r.id == "PRK").name == "Chosun"
    (found,) = (c for file in book.constructions for c in file.constructions if c.id == "test.test")
    assert found.verb == ("essay",)


def test_order_of_packs_is_the_order_given(tmp_path: Path) -> None:
    one = write(tmp_path / "a", "a", USES, roles="weapon: {label: WEAPON, verb: obj}\n")
    two = write(tmp_path / "b", "b", USES, roles="weapon: {label: WEAPON, verb: subj}\n")
    assert load_rules([one, two]).roles["weapon"].verb == "subj"
    assert load_rules([two, one]).roles["weapon"].verb == "obj"


@pytest.mark.slow
def test_later_files_of_a_name_join_the_earlier_ones(tmp_path: Path, rulebook: Rulebook) -> None:
    uses = "uses: [grammar, roles, entities, sections, times, wording]"
    files = {
        "grammar": "light_verbs: [yeet]\nlemmas: {yote: yeet}\n",
        "entities__actor-heads": "heads: {military: [sky navy]}\n",
        "sections__words": "lists: {agency: [Pallas Wire]}\n",
        "sections__language": "sample: 100\n",
        "wording__sentence": "and: [', ', ' as well as ']\nlower: [yeet]\n",
        "times__words": "words: {weekday: {moonday: 0}}\n",
    }
    core, book = rulebook, load_rules([write(tmp_path / "a", "a", uses, **files)])
    assert book.grammar.light_verbs == core.grammar.light_verbs | {"yeet"}
    assert book.grammar.lemmas == core.grammar.lemmas | {"yote": "yeet"}
    assert book.grammar.plural == core.grammar.plural
    heads, before = book.nouns.actor_heads.heads, core.nouns.actor_heads.heads
    assert heads == before | {"military": (*before["military"], "sky navy")}
    assert book.wording.and_ == (", ", " as well as ")
    assert book.wording.lower == core.wording.lower | {"yeet"}
    agencies = book.sections.files["words"].lists["agency"]
    assert agencies == (*core.sections.files["words"].lists["agency"], "Pallas Wire")
    assert book.sections.language == core.sections.language.model_copy(update={"sample": 100})
    assert book.times["words"].values_of("weekday") == core.times["words"].values_of("weekday") | {"moonday": 0}


@pytest.mark.slow
def test_pack_without_times_measures_and_sections_is_read(tmp_path: Path) -> None:
    uses = f"uses: [grammar, roles, entities/actor-heads, entities/classes, entities/states, {PARTS}]"
    extractor = load([write(tmp_path / "a", "a", uses)])
    (claim,) = extractor.read("Iran tested a missile on Monday.")
    assert (claim.type, claim.time) == ("test", None)


def test_grammar_that_no_pack_completes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r'grammar\.yml: no "plural"'):
        load_rules([write(tmp_path / "a", "a", "uses: [roles]", grammar="light_verbs: [do]\n")])


def test_pack_for_a_language_without_a_grammar_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as caught:
        load_rules([write(tmp_path / "a", "a", f"language: de\n{USES}")])
    (problem,) = caught.value.problems
    assert str(problem.where).endswith("pack.yml:3:1")
    assert problem.problem == '"language": no grammar of "de" here (there is one of en).'


@pytest.mark.slow
def test_model_of_another_language_is_refused() -> None:
    with pytest.raises(ExtractError, match=r'the pipeline reads "de", the rules "en"'):
        stages_for(spacy.blank("de"))


def test_installed_package_provides_a_pack_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "there", "mine", USES)
    monkeypatch.setattr(Path, "mine_pack", staticmethod(lambda: folder), raising=False)
    entry = EntryPoint("mine", "pathlib:Path.mine_pack", packs.GROUP)
    monkeypatch.setattr(packs, "entry_points", lambda group: EntryPoints([entry]).select(group=group))
    assert [pack.name for pack in load_rules(["mine"]).packs] == ["core", "mine"]


def test_folder_without_a_pack_says_what_a_pack_is(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no rule pack here"):
        load_rules([tmp_path], core=False)


@pytest.mark.slow
def test_ten_thousand_records_and_three_hundred_constructions_are_checked_in_five_seconds(tmp_path: Path) -> None:
    rows = (
        {"id": f"w{i}", "label": "WEAPON", "name": f"Kestrel-{i}", "aliases": [f"KX-{i}"], "class": "missile"}
        for i in range(10_000)
    )
    rules = "".join(CONSTRUCTION.format(id=f"test.r{i}", verb=f"[fire{i}, launch{i}]") for i in range(300))
    records = "\n".join(map(json.dumps, rows))
    files = {"entities__weapons": records, "constructions__more": f"frame: test\nconstructions:{rules}\n"}
    began = time.process_time()
    book, problems = inspect_rules([write(tmp_path / "a", "a", USES, **files)])
    assert time.process_time() - began < 5
    assert book is not None
    assert not [problem for problem in problems if not problem.warning]
    assert len(book.records) > 10_000


@pytest.mark.slow
def test_section_rule_of_a_pack_goes_before_the_one_it_names(tmp_path: Path) -> None:
    row = 'rules: [{id: mine.by, section: boilerplate, line: ["by .+"], examples: [By X], misses: [X]}]\n'
    uses = f"uses: [grammar, roles, entities/actor-heads, entities/classes, entities/states, sections, {PARTS}]"
    text = "Iran tested a missile\n\nBy Ana Lopez\n\nIran tested a missile on Monday, the army said.\n"
    for name, order, kind in (("a", "{}", "byline"), ("b", "{mine.by: byline.by}", "boilerplate")):
        files = {"sections__mine": row, "sections__order": f"before: {order}\n"}
        rules = SectionRules(load_rules([write(tmp_path / name, name, uses, **files)]).sections)
        article = mark(Article(id="a", uri="a", text=text), rules)
        assert {article.text[s.start : s.end]: s.kind for s in article.sections}["By Ana Lopez"] == kind
