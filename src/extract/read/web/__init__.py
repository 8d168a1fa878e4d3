"""A web page -> its article's text and what the page says of it."""

from __future__ import annotations

from extract.read.web.page import Limits, NoPageError, Page, check_tree, is_page, read_page

__all__ = ["Limits", "NoPageError", "Page", "check_tree", "is_page", "read_page"]
