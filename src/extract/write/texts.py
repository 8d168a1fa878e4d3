"""Texts of record -> one file an article, so that every offset can be looked up."""

from __future__ import annotations

import hashlib
import os
from urllib.parse import quote

from extract import store
from extract.errors import ExtractError
from extract.model import Article
from extract.own_files import TEXTS
from extract.write.atomic import whole_file

LONGEST = 120
SAFE = " ()[]{}@=+,;!"


class Texts:
    """Writes the text of every article that it is shown into a folder."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._marked = store.is_address(folder)

    def save(self, article: Article) -> None:
        """FOLDER/ID.txt, in UTF-8, newlines as they are. Raises ExtractError where it cannot be written."""
        path = store.join(self.folder, text_name(article.id))
        data = article.text.encode("utf-8", "surrogatepass")
        if store.is_address(path):
            with whole_file(path) as stream:
                stream.write(data)
            return
        try:
            self._mark()
            with open(path, "wb") as stream:
                stream.write(data)
        except OSError as error:
            hint = "Name a folder where you may write: --save-text DIR."
            raise ExtractError(f"{path}: cannot be written ({error.strerror or error}). {hint}") from error

    def _mark(self) -> None:
        """Makes the folder, and says in it whose it is: a later run doesn't take the texts for articles."""
        if not self._marked:
            os.makedirs(self.folder, exist_ok=True)
            with open(os.path.join(self.folder, TEXTS), "ab"):
                self._marked = True


def text_name(id_: str) -> str:
    """The file of an article's text: its id, with %XX for what a file name should not hold, cut where it is long."""
    name = quote(id_, safe=SAFE)
    if len(name) > LONGEST or name.startswith("."):
        name = f"{name[:LONGEST].lstrip('.')}-{hashlib.sha256(id_.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    return f"{name}.txt"
