"""extract cache: what was compiled from the rules and is kept for the next start."""

from __future__ import annotations

import click

from extract.cli.options import extracting, load_extractor
from extract.cli.say import say


@click.command(name="cache", short_help="What is kept between runs; --clear removes it.")
@click.option("--clear", "clearing", is_flag=True, help="Remove all of it; the next start takes some seconds longer.")
@click.option("--fill", "filling", is_flag=True, help="Compile the rules now, so that the first run needn't.")
@extracting
def command(clearing: bool, filling: bool, rules: tuple[str, ...], model: str | None, sections: str) -> None:
    """Show the folder of compiled rules and of journals of outputs in stores, clear it, or fill it.

    A file is used only by the program and the rules that made it. The three latest are kept, and none for more than
    thirty days after it was last used. EXTRACT_CACHE names another folder, or is off. What root has filled serves all
    users: in an image, set EXTRACT_CACHE to a folder of its own and run `extract cache --fill` after the installation.
    """
    from extract.cache import cache_folder, clear, kept_files
    from extract.plural import many

    folder = cache_folder()
    if folder is None:
        say("nothing is kept: there is no folder for it, or EXTRACT_CACHE is off.")
        return
    if clearing:
        count, size = clear(folder)
        say(f"{folder}: {many(count, 'file')} removed, {size / 1e6:.1f} MB")
    if filling:
        load_extractor(rules, model, sections)
    elif clearing:
        return
    files = kept_files(folder)
    for path, size in files:
        say(f"{size / 1e6:8.1f} MB  {path.relative_to(folder)}")
    say(f"{folder}: {many(len(files), 'file')}, {sum(size for _, size in files) / 1e6:.1f} MB")
