"""What is known of the language of scripts: words, cues, names."""

from whosestory.language.cues import Cue, Extension, parse_cue, with_aside
from whosestory.language.words import count_spoken_words, count_words

__all__ = ["Cue", "Extension", "count_spoken_words", "count_words", "parse_cue", "with_aside"]
