"""extract gold: annotations of other tools back to gold."""

from __future__ import annotations

import json

import click

from extract.cli.options import forcing, writing
from extract.cli.say import say
from extract.cli.types import File


@click.command(name="gold", short_help="Annotations of Label Studio as gold for evaluate.")
@click.argument("annotations", type=File(), metavar="EXPORT.json")
@writing("gold.jsonl", "Where gold goes; - is stdout.")
@forcing
def command(annotations: str, output: str, force: bool) -> None:
    """Turn what annotators made of the tasks of `extract export --to tasks.json` into gold, one document a line.

    EXPORT.json is the JSON export of Label Studio. `extract evaluate gold.jsonl claims.jsonl` then measures against it.
    Tasks that nobody annotated are named and left out.
    """
    from extract import store
    from extract.errors import InputError
    from extract.plural import many
    from extract.report.labelstudio_gold import gold_of
    from extract.write.atomic import whole_file
    from extract.write.guard import guard

    count = 0
    guard({"-o": output}, [annotations], {"-o": "gold"}, force)
    with whole_file(output) as stream:
        for found in gold_of(annotations):
            if isinstance(found, str):
                say(found, err=True)
                continue
            stream.write(json.dumps(found, ensure_ascii=False).encode() + b"\n")
            count += 1
        if not count:
            raise InputError(annotations, "no task in it is annotated.", f"Nothing is written to {output}.")
    written = "" if output == "-" else f". Written: {store.shown(output)}"
    say(f"{many(count, 'annotated document')}{written}", err=True)
