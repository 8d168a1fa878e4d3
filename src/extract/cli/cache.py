"""extract cache: what was compiled from the rules and is kept for the next start."""

from __future__ import annotations

import click


@click.command(name="cache", short_help="What is kept between runs; --clear removes it.")
@click.option("--clear", "clearing", is_flag=True, help="Remove all of it; the next start takes some seconds longer.")
def command(clearing: bool) -> None:
    """Show the folder of compiled rules and of journals of outputs in stores, or clear it.

    A file is used only by the program and the rules that made it. The three latest are kept, and none for more than
    thirty days after it was last used. EXTRACT_CACHE names another folder, or is off.
    """
    from extract.cache import cache_folder, clear, kept_files
    from extract.plural import many

    folder = cache_folder()
    if folder is None:
        click.echo("nothing is kept: there is no folder for it, or EXTRACT_CACHE is off.")
        return
    if clearing:
        count, size = clear(folder)
        click.echo(f"{folder}: {many(count, 'file')} removed, {size / 1e6:.1f} MB")
        return
    files = kept_files(folder)
    for path, size in files:
        click.echo(f"{size / 1e6:8.1f} MB  {path.relative_to(folder)}")
    click.echo(f"{folder}: {many(len(files), 'file')}, {sum(size for _, size in files) / 1e6:.1f} MB")
