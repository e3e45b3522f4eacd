"""The parser behind `--syntax`: loaded once and only when needed, its answers kept in the user's cache folder."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from whosestory.cli.inputs import STDIN

if TYPE_CHECKING:
    from whosestory.language.syntax import Parser
    from whosestory.language.syntax_spacy import SpacyParser


@cache
def _loaded() -> "SpacyParser":
    from whosestory.language.syntax_spacy import load_parser

    return load_parser()


def parser_for(file: str) -> "Parser":
    """The parser for a file, with what is kept of it; of standard input nothing is kept.

    Raises:
        MissingExtraError: the optional part isn't installed.
    """
    from whosestory.language.syntax_spacy import find_model
    from whosestory.reading.parse_cache import CachedParser, cache_folder, owner_of

    _, name = find_model()
    if file == STDIN or not Path(file).is_file():
        return CachedParser(name, _loaded, None, "")
    return CachedParser(name, _loaded, cache_folder(), owner_of(Path(file)))
