"""Finding a character by a name that somebody typed."""

from rapidfuzz import fuzz, process

from whosestory.cast.cast import Cast, Character
from whosestory.cast.names import fold, parse_name
from whosestory.errors import UnknownCharacterError

N_NEAREST = 3


def find_character(cast: Cast, name: str) -> Character:
    """The character whom a name means: the whole name, an alias or an id; else a part of it that is only theirs.

    Of several with the part, the one who is a lead.

    Raises:
        UnknownCharacterError: nobody is called that, or several are; it carries the nearest names.
    """
    wanted = " ".join(fold(name).split())
    for character in cast.characters:
        if wanted in {fold(each) for each in (character.name, *character.aliases, character.id)}:
            return character
    tokens = set(parse_name(wanted).tokens)
    having = [each for each in cast.characters if tokens and any(tokens <= set(part) for part in _tokens(each))]
    fit = [each for each in having if each.id in cast.leads] or having
    if len(fit) == 1:
        return fit[0]
    if fit:
        raise UnknownCharacterError(name, tuple(each.name for each in fit[:N_NEAREST]), is_several=True)
    raise UnknownCharacterError(name, nearest(cast, wanted))


def nearest(cast: Cast, name: str) -> tuple[str, ...]:
    """The names most like a name, the leads' first among equals."""
    in_order = sorted(cast.characters, key=lambda each: each.id not in cast.leads)
    names = {fold(each): character.name for character in in_order for each in (character.name, *character.aliases)}
    found = process.extract(fold(name), list(names), scorer=fuzz.WRatio, limit=2 * N_NEAREST)
    return tuple(dict.fromkeys(names[like] for like, *_ in found))[:N_NEAREST]


def _tokens(character: Character) -> list[tuple[str, ...]]:
    return [parse_name(each).tokens for each in (character.name, *character.aliases)]
