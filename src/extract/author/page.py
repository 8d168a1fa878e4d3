"""An explanation as one HTML page, with a picture of each sentence's dependencies; nothing is loaded from elsewhere."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from spacy import displacy

from extract.author.text import as_text

_ID = re.compile(r"\b[0-9a-f]{32}\b")
"""What displacy names its paths by, other in each run."""
_STYLE = (
    "body{font:15px/1.5 sans-serif;margin:2em auto;max-width:70em;padding:0 1em}"
    "figure{overflow-x:auto;margin:1em 0}pre{white-space:pre-wrap;background:#f6f6f4;padding:1em}"
)


def as_html(explanation: dict[str, Any]) -> str:
    """The page."""
    parts = [_part(sentence) for sentence in explanation["sentences"]]
    title = escape(f"How {explanation['document']} was read")
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{title}</title>\n<style>{_STYLE}</style>\n'
        f"<h1>{title}</h1>\n" + "\n".join(parts) + "\n</html>"
    )


def _part(sentence: dict[str, Any]) -> str:
    text = as_text({"sentences": [sentence]}, near=True).split("\n", 1)
    body = escape(text[1]) if len(text) > 1 else ""
    return f"<h2>{escape(sentence['text'])}</h2>\n<figure>{_picture(sentence)}</figure>\n<pre>{body}</pre>"


def _picture(sentence: dict[str, Any]) -> str:
    tokens = sentence["tokens"]
    arcs = []
    for i, token in enumerate(tokens):
        low, high = sorted((i, token["head"]))
        if low != high and low >= 0 and high < len(tokens):
            arcs.append({"start": low, "end": high, "label": token["dep"], "dir": "left" if i == low else "right"})
    words = [{"text": token["text"], "tag": token["pos"]} for token in tokens]
    options = {"compact": True, "distance": 110}
    drawn: str = displacy.render(
        {"words": words, "arcs": arcs}, style="dep", manual=True, jupyter=False, options=options
    )
    return _ID.sub("arcs", drawn)
