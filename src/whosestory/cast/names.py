"""What the parts of a name are: title, age, number, and the core that says who."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from whosestory.language.lexicons import load_rows, load_words

_TOKEN = re.compile(r"#?\d+|[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_COUNTING = "FIRST SECOND THIRD FOURTH FIFTH SIXTH SEVENTH EIGHTH NINTH TENTH".split()
_NUMBERS = {word: str(at) for at, word in enumerate(_COUNTING, 1)}
_NUMBERS |= {word: str(at) for at, word in enumerate("ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN".split(), 1)}
_ORDINAL = re.compile(r"^(\d+)(?:ST|ND|RD|TH)$")
_ARTICLES = frozenset({"THE", "A", "AN"})
_LINKS = frozenset(
    {"THE", "OF", "IN", "WITH", "AT", "FROM", "ON", "FOR", "DE", "VAN", "DER", "VON", "LA", "DU", "II", "III"}
)
_SOCIAL = frozenset({"MR", "MRS", "MS", "MISS", "MADAM", "MADAME", "LADY", "MME", "FRAU", "SENORA"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts, all in capitals without accents: OLD DR. BEN SANDERSON #2."""

    tokens: tuple[str, ...]  # all of it, articles left out
    titles: frozenset[str]
    ages: frozenset[str]
    number: str  # "2" of COP #2 and SECOND COP
    core: tuple[str, ...]  # who it is: BEN SANDERSON; of DOCTOR alone it is DOCTOR
    is_generic: bool  # says what somebody is, not who: COP #2, OLD MAN
    is_group: bool
    owner: str = ""  # BEN'S MOTHER is nobody's part of BEN: "BEN"

    @property
    def social(self) -> frozenset[str]:
        """Titles that part a family: MRS. SANDERSON isn't MR. SANDERSON."""
        return self.titles & _SOCIAL


@lru_cache(maxsize=32768)
def fold(word: str) -> str:
    """Capitals without accents, with plain apostrophes."""
    return fold_text(word)


def fold_text(text: str) -> str:
    """The same of a text too long to remember."""
    text = text.upper().replace("’", "'")
    return text if text.isascii() else _FOREIGN.sub(_without_accents, text)


def _without_accents(match: re.Match[str]) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", match[0]) if not unicodedata.combining(c))


@lru_cache(maxsize=8192)
def parse_name(text: str) -> Name:
    """Take a name apart.

    >>> parse_name("DR. HANNIBAL LECTER").core
    ('HANNIBAL', 'LECTER')
    >>> parse_name("SECOND COP").number, parse_name("COP #2").number
    ('2', '2')
    """
    folded = fold(text)
    whose, _, rest = folded.partition("'S ")
    owner = whose.strip() if rest.strip() else ""
    tokens = [token.replace(".", "").lstrip("#") for token in _TOKEN.findall(rest if owner else folded)]
    tokens = tokens[1:] if len(tokens) > 1 and tokens[0] in _ARTICLES else tokens  # but PAUL A is a name
    tokens = [token.removesuffix("'S") for token in tokens]
    tokens = [_whole_titles().get(token, token) for token in tokens]
    titles = {token for token in tokens if token in load_words("titles")}
    ages = {token for token in tokens if token in load_words("ages")}
    number, core = "", []
    for token in tokens:
        digits = _ORDINAL.match(token)
        if token.isdigit() or digits or (token in _NUMBERS and len(tokens) > 1):
            number = digits[1] if digits else _NUMBERS.get(token, token)
        elif token not in titles and token not in ages:
            core.append(token)
    if not core:  # DOCTOR, FATHER, OLD KID: the title is all there is
        core = [token for token in tokens if token in titles] or [token for token in tokens if token in ages] or tokens
        titles, ages = titles - set(core), ages - set(core)
    words = [token for token in core if token not in _LINKS]
    described = words[:1] != words[-1:] and len(words) < len(core) and words[0] in _roles()  # MAN IN HAT
    generic = not words or described or words[-1] in _roles()
    return Name(
        tokens=tuple(tokens),
        titles=frozenset(titles),
        ages=frozenset(ages),
        number=number,
        core=tuple(core),
        is_generic=generic or bool(number),
        is_group=is_group_name(folded),
        owner=owner,
    )


@lru_cache(maxsize=1)
def _whole_titles() -> dict[str, str]:
    return {short: row[0] for row in load_rows("abbreviations") for short in row[1:]}


@lru_cache(maxsize=1)
def _roles() -> frozenset[str]:
    return load_words("roles") | load_words("titles") | load_words("groups") | load_words("ages")


def is_group_name(text: str) -> bool:
    """Whether a cue says that several unnamed people speak: ALL, THE CROWD, TWO COPS."""
    words = [word for word in _TOKEN.findall(fold(text)) if word not in _ARTICLES]
    if not words:
        return False
    if words[0] in {"ALL", "BOTH", "EVERY", "SEVERAL", "VARIOUS", "MIXED"} or words[-1] in load_words("groups"):
        return not words[-1].isdigit()
    return words[-1].endswith("S") and words[-1][:-1] in load_words("roles")


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[1:]) for row in load_rows("nicknames")}


def short_forms(given: str) -> frozenset[str]:
    """What a given name is shortened to. Two short forms (PEGGY, MEG) aren't each other's: that says too little.

    >>> "BEN" in short_forms("BENJAMIN"), "BENJAMIN" in short_forms("BEN"), "MEG" in short_forms("PEGGY")
    (True, False, False)
    """
    return _nicknames().get(given, frozenset())


def slug(name: str) -> str:
    """A name as an id: `anna_karenina`."""
    return re.sub(r"[^a-z0-9]+", "_", fold(name).lower()).strip("_") or "unnamed"
