"""extract schema: the JSON Schema of a claim."""

from __future__ import annotations

import json

import click


@click.command(name="schema", short_help="The JSON Schema of a claim.")
def command() -> None:
    """Print the JSON Schema (2020-12) that every line of the output keeps."""
    from extract.model import claim_schema

    click.echo(json.dumps(claim_schema(), indent=2, ensure_ascii=False))
