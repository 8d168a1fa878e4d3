"""spaCy patterns in rules and records: attributes and operators that don't exist, and what the place can't know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from extract.errors import Problem, Where
from extract.pack.messages import nearest
from extract.pack.schema import TRIGGER, Construction, Node
from extract.pack.slow_regexes import expression_problems

PARSED = frozenset({"LEMMA", "POS", "TAG", "DEP", "MORPH", "SENT_START", "ENT_TYPE", "ENT_IOB", "ENT_ID", "ENT_KB_ID"})
"""Attributes that a token has only after the parse."""
_PLAIN = ("<", ">", "<<", ">>", ".", ".*", ";", ";*", "$+", "$-", "$++", "$--")
OPERATORS = (*_PLAIN, ">+", ">-", ">++", ">--", "<+", "<-", "<++", "<--")
_DETAIL = re.compile(r"\[pattern -> (?:\d+ -> )?(?P<at>[^\]]*)\] (?P<what>.*)")


def token_problems(pattern: Sequence[dict[str, Any]], where: Where, *, parsed: bool = True) -> Iterator[Problem]:
    """What spaCy's Matcher would not take; `parsed`: whether the pattern is matched after the parse."""
    from spacy.schemas import TokenPattern, validate_token_pattern

    known = sorted(str(field.alias or name).upper() for name, field in TokenPattern.model_fields.items())
    names = sorted({name for token in pattern for name in token})
    unknown = [name for name in names if name.upper() not in known]
    for name in unknown:
        yield Problem(where, f'unknown attribute "{name}" in the pattern.', nearest(name, known, "Attributes"))
    if not pattern:
        yield Problem(where, "an empty pattern.", 'Write its tokens, e.g. [{"LOWER": "sea"}, {"LOWER": "lance"}].')
    elif not unknown:
        for text in validate_token_pattern([*pattern])[:1]:
            detail = _DETAIL.match(text)
            found = f"{_place(detail['at'])}: {detail['what'].lower()}" if detail else text
            yield Problem(where, f"not a token pattern ({found}).", "See spaCy's page on its Matcher.")
    for name in (name for name in names if name in PARSED and not parsed):
        hint = "Use TEXT, LOWER, SHAPE, REGEX or another that needs no parse."
        yield Problem(where, f'"{name}" is not known where names are looked for: before the parse.', hint)
    for expression in _expressions(list(pattern)):
        yield from expression_problems(expression, "REGEX", where)


def pattern_problems(rule: Construction, pattern: Where, dependency: Where) -> Iterator[Problem]:
    """What is wrong with the patterns of a rule, which stand at these places."""
    if rule.pattern is not None:
        yield from token_problems(rule.pattern, pattern)
    if rule.dependency is not None:
        if TRIGGER not in (node.name for node in rule.dependency):
            hint = f'Give one node the RIGHT_ID "{TRIGGER}"; those named as roles fill these.'
            yield Problem(dependency, f'no node "{TRIGGER}" in the dependency pattern.', hint)
        before: list[str] = []
        for node in rule.dependency:
            yield from _node(node, before, dependency)
            before.append(node.name)


def _node(node: Node, before: Sequence[str], where: Where) -> Iterator[Problem]:
    """A node hangs on an earlier one by an operator; the first one hangs on none."""
    if node.name in before:
        yield Problem(where, f'two nodes have the RIGHT_ID "{node.name}".', "Rename one of them.")
    if not before and (node.anchor is not None or node.operator is not None):
        yield Problem(where, f'the first node ("{node.name}") hangs on none.', "Take its LEFT_ID and REL_OP away.")
    if before and node.anchor not in before:
        problem = f'no earlier node "{node.anchor}".' if node.anchor else f'node "{node.name}" has no LEFT_ID.'
        yield Problem(where, problem, nearest(node.anchor or "", [*before], "Earlier nodes"))
    if before and node.operator not in OPERATORS:
        problem = f'no operator "{node.operator}".' if node.operator else f'node "{node.name}" has no REL_OP.'
        yield Problem(where, problem, f"Operators: {' '.join(OPERATORS)}")
    if node.attributes:
        yield from token_problems([node.attributes], where)


def _place(at: str) -> str:
    """ "LEMMA -> TokenPatternString -> IM" as "LEMMA IM"."""
    return " ".join(part for part in at.split(" -> ") if not part.startswith("TokenPattern"))


def _expressions(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "REGEX" and isinstance(inner, str):
                yield inner
            else:
                yield from _expressions(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _expressions(inner)
