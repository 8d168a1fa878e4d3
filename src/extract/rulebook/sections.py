"""rules/sections, typed: what is headline, byline, dateline, boilerplate; words, patterns and marks of sentences."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from extract.rulebook.schema import Strict


class SectionRule(Strict):
    """A rule for lines of an article, or for parts of one."""

    id: str
    section: str
    priority: int = 0
    cased: bool = False
    line: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    words: tuple[int, int] | None = None
    where: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    part: str | None = None
    opens: str | None = None
    next: str | None = None
    not_last: bool = False
    needs: tuple[str, ...] = ()
    examples: tuple[Any, ...] = ()
    misses: tuple[Any, ...] = ()


class Fact(Strict):
    """Patterns whose named groups say where an article comes from."""

    in_: tuple[str, ...] = Field(alias="in")
    patterns: tuple[str, ...]
    examples: tuple[Any, ...] = ()


class SectionFile(Strict):
    """One file of rules/sections with rules, facts, or lists and patterns that they name."""

    rules: tuple[SectionRule, ...] = ()
    facts: tuple[Fact, ...] = ()
    lists: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    patterns: dict[str, str] = Field(default_factory=dict)


class Characters(Strict):
    """characters.yml: which characters are read as which; offsets stay."""

    maps: tuple[dict[str, str], ...] = ()
    shifts: tuple[dict[str, str], ...] = ()
    placeholder: str = ""
    skipped: str = ""
    examples: tuple[dict[str, Any], ...] = ()


class LanguageFile(Strict):
    """language.yml: when a text is held for English."""

    minimum_words: int
    minimum_share: float
    english_share: float
    plain_words: int
    sample: int
    stopwords: dict[str, tuple[str, ...]]
    script_share: float
    scripts: Any = None
    examples: Any = None


class SentenceWords(Strict):
    """sentences.yml: abbreviations and other words that decide where a sentence ends."""

    never_final: tuple[str, ...] = ()
    before_number: tuple[str, ...] = ()
    maybe_final: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()
    marked_names: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    continuers: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    reporting: tuple[str, ...] = ()
    reporting_links: tuple[str, ...] = ()
    lower_openers: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    examples: tuple[Any, ...] = ()
