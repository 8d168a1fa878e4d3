"""What Datasette shows beside the tables of a SQLite file: titles, what columns mean, facets, queries to begin with."""

from __future__ import annotations

from typing import Any

FULL_TEXT = (
    "CREATE VIRTUAL TABLE claims_fts USING fts5(evidence, \"trigger\", content='claims', tokenize='porter unicode61')",
    "INSERT INTO claims_fts(claims_fts) VALUES ('rebuild')",
)
INDEXES = (
    "CREATE INDEX arguments_entity ON arguments (entity)",
    "CREATE INDEX sources_entity ON sources (entity)",
    "CREATE INDEX claims_type ON claims (type)",
    "CREATE INDEX claims_document ON claims (document)",
)
TABLES: dict[str, dict[str, Any]] = {
    "claims": {
        "description": "One event or state that an article reports: what, when, how sure, in which words.",
        "columns": {
            "type": "What kind of event or state: test, strike, transfer ...",
            "trigger": "The word that names it.",
            "time_text": "When, in the article's words.",
            "time_value": "When, in ISO 8601: a day, month, year or interval.",
            "polarity": "negative where it is said not to be so.",
            "certainty": "How sure those who say it are.",
            "modality": "Whether it happened, is planned or only supposed.",
            "evidence": "The sentence that says so.",
            "rule": "The rule that found it.",
            "confidence": "How likely it is that the claim was read rightly, 0 to 1.",
        },
        "facets": ["type", "polarity", "certainty", "modality"],
        "sort_desc": "confidence",
        "fts_table": "claims_fts",
        "fts_pk": "rowid",
    },
    "arguments": {
        "description": "Who and what takes part in a claim, in which role.",
        "columns": {"role": "actor, weapon, target, recipient, location ...", "entity": "What it means, where known."},
        "facets": ["role", "country", "class"],
    },
    "sources": {
        "description": "Who says so, innermost first (position 0).",
        "columns": {"stance": "asserts, denies or doubts", "kind": "official, media, expert, unnamed or other"},
        "facets": ["kind", "stance"],
    },
    "documents": {"description": "The articles.", "label_column": "title", "facets": ["publisher"]},
    "entities": {
        "description": "What words mean: states, weapons ...",
        "label_column": "name",
        "facets": ["kind"],
    },
    "links": {"description": "Claims that dispute, repeat or support another."},
    "classes": {"description": "Each class of weapon with every class that it is a kind of."},
    "claims_wide": {"description": "A claim with its first actor, weapon and target.", "facets": ["type"]},
    "says_who": {"description": "Who says how much of what."},
    "disputed": {"description": "Claims that somebody denies, doubts or disputes."},
    "transfers": {"description": "Who gives weapons or help to whom."},
    "weapons": {"description": "Each weapon of a claim with every kind that it is."},
    "tests_by_actor_month": {"description": "Tests by actor and month."},
}
QUERIES = {
    "who_tests_what": {
        "title": "Who tests what, and how often?",
        "sql": "SELECT actor, weapon, count(*) AS claims FROM claims_wide "
        "WHERE type = 'test' AND polarity = 'positive' GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2",
    },
    "of_a_weapon": {
        "title": "What is said of a kind of weapon?",
        "sql": "SELECT claims.* FROM weapons JOIN claims ON id = claim WHERE kind = :kind ORDER BY time_value",
    },
    "words": {
        "title": "Claims whose sentence has these words",
        "sql": "SELECT claims.* FROM claims_fts JOIN claims ON claims.rowid = claims_fts.rowid "
        "WHERE claims_fts MATCH :words ORDER BY rank",
    },
}


def metadata(database: str) -> dict[str, Any]:
    """The metadata file of Datasette for a database of that name (its file without the ending)."""
    about = {
        "title": "Claims",
        "description": "Who did what, on whose word: claims read from articles by extract-claims.",
        "tables": TABLES,
        "queries": QUERIES,
    }
    return {"title": "Claims", "databases": {database: about}}
