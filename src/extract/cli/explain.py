"""extract explain: why a sentence or an article gave the claims that it gave."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from extract.cli.options import extracting, load_extractor
from extract.cli.say import say
from extract.cli.types import Day, File
from extract.terminal import harmless


@click.command(name="explain", short_help="Why a sentence gave the claims that it gave.")
@click.argument("what", metavar="SENTENCE|CLAIM-ID")
@click.option(
    "--articles", "inputs", multiple=True, type=File(), metavar="INPUT", help="Where the article of a claim id is."
)
@click.option("--published", type=Day(), help="Date of the sentence, or of articles without.")
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@click.option("--near", is_flag=True, help="Also the rules that nearly fired, and what stopped them.")
@extracting
def command(
    what: str,
    inputs: tuple[str, ...],
    published: date | None,
    form: str,
    near: bool,
    rules: tuple[str, ...],
    model: str | None,
    sections: str,
) -> None:
    """Show the claims of SENTENCE and how it was read: its entities and why, roles, the rules that fired.

    With a claim's id and --articles, the sentence of that claim in its article.
    """
    from extract.author.explanation import explain
    from extract.author.find_article import article_of
    from extract.author.page import as_html
    from extract.author.text import as_text
    from extract.model import Article

    if not what.strip():
        raise click.UsageError('nothing to explain. Write a sentence: extract explain "Iran launched two missiles."')
    if len(what.split()) == 1 and Path(what).exists():
        raise click.UsageError(
            f"a sentence is explained, no file (found {what}). Write the sentence itself, or for a claim of an article"
            f" its id: extract explain clm-... --articles ARTICLES."
        )
    extractor = load_extractor(rules, model, sections)
    if what.startswith("clm-"):
        article, claim = article_of(extractor, what, inputs, published)
        explanation = explain(extractor, article, claim)
    else:
        explanation = explain(extractor, Article(id="the sentence", uri="text", text=what, published=published))
    if form == "json":
        click.echo(harmless(json.dumps(explanation, ensure_ascii=False, indent=2)))
    elif form == "html":
        click.echo(as_html(explanation))
    else:
        say(as_text(explanation, near))
