"""What words say of whether a lead of a short work changes: what they say first and last, and are last seen doing.

Who will change says other things at the start than who won't, and who has changed says other things at the end; a
linear model (`models/changed.toml`) has learnt which, also from works with their scenes out of order, so that it goes
by what stands where. It doesn't set a word of the beginning against one of the end: the other signs do.
"""

from collections.abc import Iterable, Sequence

from whosestory.language.linear import load_model
from whosestory.reading.lead_pieces import HEARS, SAYS, SEEN_IN, YES, Piece, part_features, words_logit
from whosestory.reading.sayings import Side

PARTS = frozenset({f"{SAYS} first", f"{SAYS} last", f"{SEEN_IN} last", f"{HEARS} last"})


def change_features(pieces: Iterable[Piece]) -> list[str]:
    """What the model reads of a lead."""
    return part_features(pieces, PARTS)


def words_of_change(pieces: Sequence[Piece]) -> float:
    """The logit that a lead changes, by words alone."""
    return words_logit("changed", pieces, PARTS)


def sides_by_words(pieces: Sequence[Piece]) -> tuple[Side, Side] | None:
    """What says most for a change near the start and near the end; None where one of the two says nothing at all."""
    first = [one for one in pieces if one.how == SAYS and one.part == "first" and one.words]
    last = [one for one in pieces if one.how in (SAYS, SEEN_IN) and one.part == "last" and one.words]
    if not first or not last:
        return None
    before, after = (max(part, key=_says) for part in (first, last))
    return before.side, after.side


def _says(piece: Piece) -> float:
    return load_model("changed").part(change_features([piece]), YES)
