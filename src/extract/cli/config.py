"""extract config: the settings that hold, and where each comes from."""

from __future__ import annotations

import json
import os
from importlib.metadata import version
from importlib.util import find_spec

import click

from extract.cli.say import say


@click.command(name="config", short_help="The settings that hold, and where each comes from.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(as_json: bool) -> None:
    """Show rules, model, workers and cache folder, and where each comes from.

    The environment (EXTRACT_RULES, EXTRACT_MODEL, EXTRACT_WORKERS) goes before an extract.toml in this folder or one
    above, that before the defaults. Options of a command go before all of them.
    """
    from extract.cache import VARIABLE, cache_folder
    from extract.cli.settings import Setting, settings
    from extract.installed import DEFAULTS
    from extract.pack.cached import book_for

    made = settings()
    given = made.get("rules", Setting([], "default"))
    book = book_for(given.value)
    packs = ", ".join(f"{pack.name} {pack.version}" for pack in book.packs)
    of_cache = f"${VARIABLE}" if os.environ.get(VARIABLE) else "default"
    shown = {
        "program": Setting(version("extract-claims"), "installed"),
        "rules": Setting(", ".join(given.value) or "the core pack alone", given.of),
        "packs": Setting(f"{packs} ({book.hash})", "the rules"),
        "model": made.get("model", Setting(next(filter(find_spec, DEFAULTS), "none is installed"), "default")),
        "workers": made.get("workers", Setting("as many as input, cores and memory are for", "default")),
        "cache": Setting(str(cache_folder() or "off"), of_cache),
    }
    if as_json:
        click.echo(json.dumps({key: {"value": one.value, "of": one.of} for key, one in shown.items()}, indent=2))
        return
    width = max(len(str(setting.value)) for setting in shown.values())
    for key, setting in shown.items():
        say(f"{key:8} {setting.value!s:{width}}  {setting.of}")
