"""extract rules schema: JSON Schemas of the rule files, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from extract.cli.say import say
from extract.cli.types import File


@click.command(name="schema", short_help="JSON Schemas of the rule files, for editors.")
@click.argument("name", required=False)
@click.option("--to", "folder", type=File(folder=True), help="Write all of them into a folder.")
def command(name: str | None, folder: str | None) -> None:
    """Print the schema of one kind of file (constructions, sources, record, ...), or write all with --to.

    In VS Code with the YAML extension, a rule file is then completed and checked by its first line:

        # yaml-language-server: $schema=DIR/constructions.schema.json
    """
    from extract.author.schemas import schemas

    found = schemas()
    if folder is not None:
        Path(folder).mkdir(parents=True, exist_ok=True)
        for key, schema in found.items():
            path = Path(folder) / f"{key.replace('/', '.')}.schema.json"
            path.write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", "utf-8")
            say(f"wrote {path}")
    elif name is None:
        say("\n".join(found))
    elif name not in found:
        raise click.UsageError(f'no rule file "{name}". There are {", ".join(found)}.')
    else:
        click.echo(json.dumps(found[name], indent=2, ensure_ascii=False))
