"""The tables: which columns, of which types, with which keys; and the views that people ask for first."""

from __future__ import annotations

from typing import NamedTuple


class Column(NamedTuple):
    """A column: name, SQL type, and what it points to as TABLE(COLUMN)."""

    name: str
    type: str
    refers: str | None = None


class Table(NamedTuple):
    """A table: its columns and those of its key."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def sql(self, keys: bool = True) -> str:
        """CREATE TABLE in the SQL that DuckDB and SQLite share."""
        lines = [
            f'"{c.name}" {c.type}' + (f" REFERENCES {c.refers}" if keys and c.refers else "") for c in self.columns
        ]
        primary = [f"PRIMARY KEY ({self._quoted_key})"] if keys else []
        return f"CREATE TABLE {self.name} ({', '.join(lines + primary)})"

    def twice(self) -> str:
        """A query for a key that stands twice."""
        return f"SELECT {self._quoted_key} FROM {self.name} GROUP BY ALL HAVING count(*) > 1 LIMIT 1"

    @property
    def _quoted_key(self) -> str:
        return ", ".join(f'"{name}"' for name in self.key)


def _table(name: str, key: str, columns: str) -> Table:
    """Columns as `name TYPE [REFERENCE]`, one a line or comma."""
    parts = [line.split() for line in columns.replace("\n", ",").split(",") if line.strip()]
    return Table(name, tuple(key.split()), tuple(Column(*part) for part in parts))


TABLES = {
    table.name: table
    for table in (
        _table(
            "documents",
            "id",
            """id TEXT, uri TEXT, sha256 TEXT, title TEXT, publisher TEXT, agency TEXT, authors TEXT
            published DATE, url TEXT, language TEXT, cluster TEXT, copies_of TEXT""",
        ),
        _table(
            "entities",
            "key",
            """key INTEGER, id TEXT, document TEXT documents(id)
            label TEXT, name TEXT, kind TEXT, country TEXT, class TEXT""",
        ),
        _table("classes", "class ancestor", "class TEXT, ancestor TEXT, name TEXT, depth INTEGER"),
        _table(
            "claims",
            "id",
            """id TEXT, document TEXT documents(id), type TEXT, plover TEXT
            trigger TEXT, lemma TEXT, trigger_start INTEGER, trigger_end INTEGER
            time_text TEXT, time_value TEXT, time_first DATE, time_last DATE
            polarity TEXT, certainty TEXT, modality TEXT
            evidence TEXT, evidence_start INTEGER, evidence_end INTEGER, section TEXT
            rule TEXT, pack TEXT, pack_version TEXT, confidence DOUBLE""",
        ),
        _table(
            "arguments",
            "claim position",
            """claim TEXT claims(id), position INTEGER, role TEXT, text TEXT, start_char INTEGER, end_char INTEGER
            entity INTEGER entities(key), name TEXT, country TEXT, class TEXT, antecedent TEXT, count INTEGER
            value DOUBLE, unit TEXT, modifier TEXT, min DOUBLE, max DOUBLE, modifiers TEXT""",
        ),
        _table(
            "sources",
            "claim position",
            """claim TEXT claims(id), position INTEGER, text TEXT, start_char INTEGER, end_char INTEGER
            entity INTEGER entities(key), name TEXT, country TEXT, kind TEXT, stance TEXT, cue TEXT
            time_text TEXT, time_value TEXT, affiliation TEXT, inferred BOOLEAN""",
        ),
        _table("links", "claim type target", "claim TEXT claims(id), type TEXT, target TEXT"),
    )
}

VIEWS = {
    "claims_wide": """
        SELECT c.*, d.title, d.publisher, d.published,
               a.country AS actor_country, a.name AS actor, a.entity AS actor_entity,
               w.class AS weapon_class, w.name AS weapon, w.entity AS weapon_entity,
               t.country AS target_country, t.name AS target, t.entity AS target_entity
        FROM claims c JOIN documents d ON d.id = c.document
        LEFT JOIN arguments a ON a.claim = c.id AND a.position =
            (SELECT min(position) FROM arguments WHERE claim = c.id AND role = 'actor')
        LEFT JOIN arguments w ON w.claim = c.id AND w.position =
            (SELECT min(position) FROM arguments WHERE claim = c.id AND role = 'weapon')
        LEFT JOIN arguments t ON t.claim = c.id AND t.position =
            (SELECT min(position) FROM arguments WHERE claim = c.id AND role IN ('target', 'recipient', 'partner'))""",
    "tests_by_actor_month": """
        SELECT coalesce(a.country, a.name, '?') AS actor,
               substr(coalesce(c.time_value, CAST(d.published AS TEXT)), 1, 7) AS month,
               count(DISTINCT c.id) AS claims
        FROM claims c JOIN documents d ON d.id = c.document
        LEFT JOIN arguments a ON a.claim = c.id AND a.role = 'actor'
        LEFT JOIN entities e ON e.key = a.entity
        WHERE c.type = 'test' AND c.polarity = 'positive' AND c.modality = 'actual'
        GROUP BY 1, 2, CASE WHEN a.country IS NULL AND e.id IS NULL THEN c.document END""",
    "transfers": """
        SELECT coalesce(f.country, f.name) AS supplier, coalesce(t.country, t.name) AS recipient,
               w.class AS weapon_class, w.name AS weapon, c.polarity, c.modality, c.id AS claim,
               CASE WHEN f.country IS NULL THEN f.entity END AS supplier_entity,
               CASE WHEN t.country IS NULL THEN t.entity END AS recipient_entity
        FROM claims c
        LEFT JOIN arguments f
            ON f.claim = c.id AND f.role = CASE c.type WHEN 'acquire' THEN 'supplier' ELSE 'actor' END
        LEFT JOIN arguments t
            ON t.claim = c.id AND t.role = CASE c.type WHEN 'acquire' THEN 'actor' ELSE 'recipient' END
        LEFT JOIN arguments w ON w.claim = c.id AND w.role = 'weapon'
        WHERE c.type IN ('transfer', 'acquire', 'aid')""",
    "disputed": """
        SELECT c.id AS claim, c.type, c.evidence, s.name AS said_by, s.stance AS how, CAST(NULL AS TEXT) AS other
        FROM claims c JOIN sources s ON s.claim = c.id WHERE s.stance IN ('denies', 'doubts')
        UNION ALL
        SELECT c.id, c.type, c.evidence, CAST(NULL AS TEXT), l.type, l.target
        FROM claims c JOIN links l ON l.claim = c.id WHERE l.type = 'disputes'""",
    "weapons": """
        SELECT a.claim, a.class, coalesce(k.ancestor, a.class) AS kind, a.name, a.count, a.country
        FROM arguments a LEFT JOIN classes k ON k.class = a.class WHERE a.role = 'weapon'""",
    "says_who": """
        SELECT coalesce(s.name, 'the article itself') AS source, s.country, s.kind, s.stance, c.type,
               count(*) AS claims, s.entity,
               CASE WHEN e.id IS NULL AND s.claim IS NOT NULL THEN c.document END AS document
        FROM claims c LEFT JOIN sources s ON s.claim = c.id LEFT JOIN entities e ON e.key = s.entity
        GROUP BY 1, 2, 3, 4, 5, 7, 8""",
}
