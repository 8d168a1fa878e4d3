"""The one grammar of the language: a parsed sentence -> a graph of who does what to whom, and questions to it."""

from extract.pack.functions import Function
from extract.syntax.build import build
from extract.syntax.graph import Graph

__all__ = ["Function", "Graph", "build"]
