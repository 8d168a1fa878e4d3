"""Article -> Article: sections marked, never deleted, and where it comes from."""

from __future__ import annotations

from datetime import date

from extract.clean.characters import Characters
from extract.clean.inline_sections import sections_of
from extract.clean.language import LanguageRules, foreign, language_of, looks_english
from extract.clean.lines import split_lines
from extract.clean.marking import mark_lines
from extract.clean.provenance import provenance_of
from extract.clean.rules import SectionRules
from extract.model import Article

__all__ = ["Characters", "LanguageRules", "SectionRules", "foreign", "language_of", "looks_english", "mark"]


def mark(article: Article, rules: SectionRules) -> Article:
    """The article with its sections in text order, and with what its text says of its origin where nothing else did.

    Every paragraph, heading or other line is a section of its own; a dateline or label inside one is cut off.
    """
    folded = rules.characters.fold(article.text)
    marks = mark_lines(split_lines(folded), rules, rules.characters.fold(article.title) if article.title else None)
    sections, matches = sections_of(marks, rules)
    found = provenance_of(article, sections, matches, rules, language_of(folded, rules.language))
    return article.model_copy(
        update={
            "sections": tuple(sections),
            "provenance": found,
            "title": found.title.value if found.title else None,
            "authors": tuple(author.value for author in found.authors),
            "publisher": found.publisher.value if found.publisher else None,
            "agency": found.agency.value if found.agency else None,
            "published": date.fromisoformat(found.published.value) if found.published else None,
            "url": found.url.value if found.url else None,
            "language": found.language.value if found.language else None,
        }
    )
