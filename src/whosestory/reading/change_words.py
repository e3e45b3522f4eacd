"""What the words of a short work say of whether a lead changes: what they say first and last, and are
last seen doing.

Who will change says other things at the start than who won't, and who has changed says other things at the end; a
linear model (`models/changed.toml`) has learnt which, also from works with their scenes out of order, so that it goes
by what stands where. It doesn't set a word of the beginning against one of the end: the other signs do.
"""

from collections.abc import Iterable, Sequence

from whosestory.language.linear import load_model
from whosestory.reading.lead_pieces import HEARS, SAYS, SEEN_IN, Piece, part_features
from whosestory.reading.sayings import Side

ENOUGH = 200  # words: the shortest works that it is learnt from have some 300
YES = "yes"  # the label of models with one
PARTS = frozenset({f"{SAYS} first", f"{SAYS} last", f"{SEEN_IN} last", f"{HEARS} last"})


def change_features(pieces: Iterable[Piece]) -> list[str]:
    """What the model reads of a lead."""
    return part_features(pieces, PARTS)


def words_of_change(pieces: Sequence[Piece]) -> float:
    """The logit that a lead changes, by words alone; nearer to 0 where there are far fewer than it is learnt from."""
    return much(pieces) * float(load_model("changed").scores(change_features(pieces))[0])


def much(pieces: Iterable[Piece]) -> float:
    """How much there is to go by, 0 to 1."""
    return min(1.0, sum(len(piece.words) for piece in pieces) / ENOUGH)


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
