"""extract explain: why a sentence or an article gave the claims that it gave."""

from __future__ import annotations

import json
from datetime import datetime

import click

from extract.cli.options import extracting, load_extractor


@click.command(name="explain", short_help="Why a sentence gave the claims that it gave.")
@click.argument("what", metavar="SENTENCE|CLAIM-ID")
@click.option("--articles", "inputs", multiple=True, metavar="INPUT", help="Where the article of a claim id is.")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="Date of the sentence, or of articles without.")
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@extracting
def command(
    what: str,
    inputs: tuple[str, ...],
    published: datetime | None,
    form: str,
    rules: tuple[str, ...],
    model: str | None,
    sections: str,
) -> None:
    """Show how SENTENCE was read: its entities and why, roles, the rules that fired and those that nearly did.

    With a claim's id and --articles, the sentence of that claim in its article.
    """
    from extract.author.explanation import explain
    from extract.author.find import article_of
    from extract.author.page import as_html
    from extract.author.text import as_text
    from extract.model import Article

    extractor = load_extractor(rules, model, sections)
    day = published.date() if published else None
    if what.startswith("clm-"):
        article, claim = article_of(extractor, what, inputs, day)
        explanation = explain(extractor, article, claim)
    else:
        explanation = explain(extractor, Article(id="the sentence", uri="text", text=what, published=day))
    if form == "json":
        click.echo(json.dumps(explanation, ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(explanation) if form == "text" else as_html(explanation))
