"""extract rules coverage: what the rules find in a corpus, and what they nearly find."""

from __future__ import annotations

from functools import partial

import click

from extract.cli.options import extracting, load_extractor
from extract.cli.say import say, say_miscounted
from extract.cli.types import File, Whole


@click.command(name="coverage", short_help="The yield of each rule, and what falls one condition short.")
@click.argument("inputs", nargs=-1, required=True, type=File(), metavar="CLAIMS|INPUT...")
@click.option("--most", type=Whole(1), default=30, show_default=True, help="Conditions and predicates to show.")
@extracting
def command(inputs: tuple[str, ...], most: int, rules: tuple[str, ...], model: str | None, sections: str) -> None:
    """Count the claims of each rule and list the rules that never fired.

    Of articles, also the sentences with an actor and a thing of the domain that gave no claim because one condition of
    a rule failed, and the predicates between an actor and a thing of the domain or another actor that made no claim:
    words that the lexicon lacks, and words that fell short of the bar. The most frequent stand first.
    """
    from extract.author.coverage import as_text, is_claims, of_articles, of_claims
    from extract.author.find_article import articles_of
    from extract.pack.cached import book_for

    if len(inputs) == 1 and is_claims(inputs[0]):
        say_miscounted(inputs[0])
        found = of_claims(book_for(rules), inputs[0])
    else:
        extractor = load_extractor(rules, model, sections)
        found = of_articles(extractor, articles_of(extractor, inputs, partial(say, err=True)))
    for line in as_text(found, most):
        say(line)
