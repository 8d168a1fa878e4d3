"""The other rule files: the taxonomy's classes, patterns that can't be read or never end, doubles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.errors import Problem
from extract.pack.entity_files import Designations, FalseFriends
from extract.pack.expressions import Expressions
from extract.pack.files import Loc, YamlFile
from extract.pack.messages import nearest
from extract.pack.parts import FileAt, Parts
from extract.pack.sections import SectionFile, SectionOrder
from extract.pack.slow_regexes import expression_problems
from extract.pack.taxonomy import Taxonomy
from extract.pack.vocabulary import Known

_NAMED = re.compile(r"\{[a-z_]+\}")
_PATTERNS = ("line", "start", "end", "unless")


def word_problems(parts: Parts, known: Known) -> Iterator[Problem]:
    """Every problem of the files that are neither records, frames nor constructions."""
    names = {
        name
        for at in parts.files
        if isinstance(at.model, SectionFile)
        for table in (at.model.lists, at.model.patterns)
        for name in table
    }
    sections = {row.id for at in parts.files if isinstance(at.model, SectionFile) for row in at.model.rules}
    for at in parts.files:
        if isinstance(at.model, Taxonomy):
            yield from _taxonomy(at.model, at.file, known)
        elif isinstance(at.model, Designations):
            yield from _designations(at.model, at.file, known)
        elif isinstance(at.model, FalseFriends):
            yield from _doubles(
                ((("false_friends", i), row.id) for i, row in enumerate(at.model.false_friends)), at.file
            )
        elif isinstance(at.model, SectionFile):
            yield from _sections(at.model, at.file, names)
        elif isinstance(at.model, SectionOrder):
            yield from _order(at.model, at.file, sections)
        elif isinstance(at.model, Expressions):
            yield from _expressions(at, at.model)


def _taxonomy(taxonomy: Taxonomy, file: YamlFile, known: Known) -> Iterator[Problem]:
    named: list[tuple[Loc, str]] = []
    for name, row in taxonomy.classes.items():
        named += [(("classes", name, "parent"), row.parent)] if row.parent is not None else []
    for i, refine in enumerate(taxonomy.refine):
        named += [(("refine", i, "class"), refine.class_), (("refine", i, "gives"), refine.gives)]
    for i, compound in enumerate(taxonomy.compounds):
        if compound.gives not in ("inherit", "none", "drop"):
            named.append((("compounds", i, "gives"), compound.gives))
        if compound.class_ is not None:
            named.append((("compounds", i, "class"), compound.class_))
        for place in compound.words:
            named += [(("compounds", i, "words"), word[1:-1]) for word in place if word[:1] == "<" and word[-1:] == ">"]
    for noun, classes in taxonomy.hypernyms.items():
        named += [(("hypernyms", noun), name) for name in classes]
    for loc, name in named:
        if name not in known.classes:
            where = file.at(loc, name)
            yield Problem(where, f'unknown class "{name}".', nearest(name, known.classes))
    for i, pattern in enumerate(taxonomy.modifiers.get("measure", ())):
        yield from _pattern(pattern, file, ("modifiers", "measure", i))


def _designations(found: Designations, file: YamlFile, known: Known) -> Iterator[Problem]:
    yield from _doubles(((("designations", i), row.id) for i, row in enumerate(found.designations)), file)
    for i, row in enumerate(found.designations):
        yield from _pattern(row.regex, file, ("designations", i, "regex"))
        if row.class_ is not None and row.class_ not in known.classes:
            where = file.at(("designations", i, "class"))
            yield Problem(where, f'unknown class "{row.class_}".', nearest(row.class_, known.classes))
        if row.country is not None and known.countries and row.country not in known.countries:
            where = file.at(("designations", i, "country"))
            yield Problem(where, f'unknown country "{row.country}".', known.country_hint(row.country))
    for i, friend in enumerate(found.false_friends):
        yield from _pattern(friend.pattern, file, ("false_friends", i, "pattern"))


def _sections(found: SectionFile, file: YamlFile, names: set[str]) -> Iterator[Problem]:
    yield from _doubles(((("rules", i), row.id) for i, row in enumerate(found.rules)), file)
    patterns: list[tuple[Loc, str]] = [
        (("rules", i, key, j), text)
        for i, row in enumerate(found.rules)
        for key in _PATTERNS
        for j, text in enumerate(getattr(row, key))
    ]
    patterns += [
        (("facts", i, "patterns", j), t) for i, fact in enumerate(found.facts) for j, t in enumerate(fact.patterns)
    ]
    patterns += [(("patterns", name), text) for name, text in found.patterns.items()]
    for loc, text in patterns:
        for name in (match[0][1:-1] for match in _NAMED.finditer(text)):
            if name not in names:
                where = file.at(loc, "{" + name)
                yield Problem(where, f'no list or pattern "{name}".', nearest(name, sorted(names)))
        yield from _pattern(_NAMED.sub("x", text), file, loc)


def _order(found: SectionOrder, file: YamlFile, rules: set[str]) -> Iterator[Problem]:
    named: list[tuple[Loc, str]] = [(("order", i), name) for i, name in enumerate(found.order)]
    for name, other in found.before.items():
        named += [(("before", name), name), (("before", name), other)]
    for loc, name in named:
        if name not in rules:
            hint = nearest(name, sorted(rules)) or "Define it in a file of sections/."
            yield Problem(file.at(loc, name), f'no section rule "{name}".', hint)


def _expressions(at: FileAt, found: Expressions) -> Iterator[Problem]:
    yield from _doubles(((("rows", i), row.id) for i, row in enumerate(found.rows)), at.file)
    for name, text in found.shapes.items():
        yield from _pattern(text, at.file, ("shapes", name))


def _doubles(rows: Iterable[tuple[Loc, str]], file: YamlFile) -> Iterator[Problem]:
    seen: dict[str, Loc] = {}
    for loc, name in rows:
        if name in seen:
            where, other = file.at((*loc, "id")), file.at((*seen[name], "id"))
            yield Problem(where, f'two rows have the id "{name}" (the other: {other}).', "Rename or join them.")
        seen.setdefault(name, loc)


def _pattern(text: str, file: YamlFile, loc: Loc) -> Iterator[Problem]:
    key = next(part for part in reversed(loc) if isinstance(part, str))
    return expression_problems(text, key, file.at(loc))
