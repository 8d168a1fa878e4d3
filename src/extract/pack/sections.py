"""rules/sections, typed: what is headline, byline, dateline, boilerplate; words, patterns and marks of sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import Field

from extract.pack.schema import Strict


class SectionRule(Strict):
    """A rule for lines of an article, or for parts of one."""

    id: str
    section: str
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


class SectionOrder(Strict):
    """order.yml: which of the rules is told where several fit a line."""

    order: tuple[str, ...] = Field(
        default=(), description="Ids of rules; the first that fits is told. Those of no list come last, by their ids."
    )
    before: dict[str, str] = Field(
        default_factory=dict, description="Of each id the one right before which it goes: how a pack adds to the list."
    )

    def ranks(self) -> dict[str, int]:
        """The place of each rule that is told before others."""
        listed = list(self.order)
        for name, other in self.before.items():
            if name in listed:
                listed.remove(name)
            listed.insert(listed.index(other) if other in listed else len(listed), name)
        return {name: place for place, name in enumerate(listed)}


class Map(Strict):
    """Characters that are read as one other."""

    from_: str = Field(alias="from")
    to: str


class Shift(Strict):
    """A range of characters, first and last, that is read as another, by its first."""

    from_: str = Field(alias="from")
    to: str
    onto: str


class Characters(Strict):
    """characters.yml: which characters are read as which; offsets stay."""

    maps: tuple[Map, ...] = ()
    shifts: tuple[Shift, ...] = ()
    placeholder: str = Field(default="\0", description="Stands for characters that are skipped.")
    skipped: str = ""
    examples: tuple[dict[str, Any], ...] = ()


class Script(Strict):
    """A range of characters, first and last, that is one language's; `share` of the letters, if not the usual one."""

    language: str
    from_: str = Field(alias="from")
    to: str
    share: float | None = None


class LanguageFile(Strict):
    """language.yml: when a text is held for English."""

    minimum_words: int = Field(default=12, description="With fewer words the language is unknown.")
    running_words: int = Field(default=12, description="A line with so many words is judged before shorter ones.")
    minimum_share: float = Field(default=0.12, description="Of little words, by which a language is told.")
    english_share: float = Field(default=0.06, description="Below it a long text is not English.")
    plain_words: int = Field(default=10, description="So many different little words are a sign of their language.")
    sample: int = Field(default=6000, description="Characters that are looked at.")
    stopwords: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    script_share: float = Field(default=0.3, description="Of letters of a script, by which a language is told.")
    scripts: tuple[Script, ...] = ()
    examples: tuple[dict[str, Any], ...] = ()


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


@dataclass(frozen=True)
class Sections:
    """The whole of rules/sections: rules, facts, lists and patterns by file, and the four files of another form."""

    files: Mapping[str, SectionFile] = field(default_factory=dict)
    order: SectionOrder = field(default_factory=SectionOrder)
    characters: Characters = field(default_factory=Characters)
    language: LanguageFile = field(default_factory=LanguageFile)
    sentences: SentenceWords = field(default_factory=SentenceWords)
