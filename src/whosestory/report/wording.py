"""The sentences of a verdict's page. Plain words: robustness is "leads in 83 of 100 weightings", never odds."""

from collections.abc import Sequence

from whosestory.measures import Question
from whosestory.report.pages import Person, Share
from whosestory.verdict import Kind

ASKS = {
    Question.VOICE: "Who is heard?",
    Question.EYES: "Whom do we follow?",
    Question.TELLING: "Who tells it?",
    Question.WILL: "Who makes it happen?",
    Question.CHANGE: "Who is different at the end?",
    Question.ENDING: "With whom are we left?",
}
FORMATS = {
    "screenplay_text": "plain text",
    "play_text": "a play in plain text",
    "fountain": "Fountain",
    "fdx": "Final Draft",
    "pdf": "PDF",
    "tei": "TEI",
    "subtitles": "subtitles",
    "html": "a web page",
    "highland": "Highland",
    "fadein": "Fade In",
    "docx": "Word",
}
NOT_MEASURED = "not measured yet"
TOO_CLOSE = "too close"
SHARES = {
    "voice": "{n} % of the words",
    "turns": "{n} % of the speeches",
    "presence": "in {n} % of the scenes",
    "solitude": "without another lead in {n} %",
    "attention": "{n} % of what the action watches",
    "looking": "{n} % of the looks",
    "inner": "{n} % of the thoughts shown",
    "agency": "{n} % of the acts",
    "initiative": "{n} % of what is ordered or proposed",
    "change": "{n} % of the signs of change",
    "narration": "{n} % of the telling",
    "frame": "enclosing {n} % of the scenes",
    "ending": "{n} % of the end",
}  # what a measure counted; measures without a clause here are left to the JSON
MEANING = "Nobody knows how much each question should count, so every weighting of them was tried."


def fact(measure: str, shares: Sequence[Share], *, is_first: bool = True) -> str:
    """What one measure counted for the first two, in a clause; "" where it is nothing to speak of.

    The first clause of a row names them, the others follow its order.
    """
    clause = SHARES.get(measure)
    percents = [round(100 * share.value) for share in shares]
    if clause is None or not any(percents):
        return ""
    if not is_first:
        return clause.format(n=listed([str(n) for n in percents]))
    short = clause[: clause.index("%") + 1]
    named = [share.person.name for share in shares]
    rest = [f"{name} {short.format(n=n)}" for name, n in zip(named[1:], percents[1:], strict=True)]
    return ", ".join([f"{named[0]} {clause.format(n=percents[0])}", *(rest if percents[0] < 100 else [])])


def headline(kind: Kind, heads: Sequence[Person], leaning: Person | None, reason: str) -> str:
    """The verdict in a few words."""
    names = listed([person.name for person in heads]).upper()
    if kind is Kind.ONE:
        return f"{names}'S STORY."
    if kind is Kind.SHARED:
        return f"{names}'S STORY, SHARED ALIKE."
    if kind is Kind.SPLIT:
        return f"SPLIT BETWEEN {names}, {leans(leaning)}."
    return f"CAN'T SAY: {TOO_CLOSE if reason.startswith(TOO_CLOSE) else reason}."


def leans(leaning: Person | None) -> str:
    """To whom a verdict leans."""
    return f"leaning {leaning.name}" if leaning else "leaning to nobody"


def support_clause(shares: Sequence[Share], low: float, high: float) -> str:
    """In how many weightings the first leads, how firmly, and the next."""
    first, *others = shares
    n = round(100 * first.value)
    anew = [] if (round(100 * low), round(100 * high)) == (n, n) else [_range(low, high)]
    rivals = [f"{share.person.name} in {round(100 * share.value)}" for share in others[:1] if share.value >= 0.005]
    clause = ", ".join([f"{first.person.name} leads in {n} of 100 weightings of the questions", *rivals])
    return " ".join([clause, *anew]) + "."


def _range(low: float, high: float) -> str:
    return f"({round(100 * low)} to {round(100 * high)} with scenes dropped or doubled at random)"


def story_of(kind: Kind, leaning: Person | None, support: float) -> str:
    """A verdict in a clause, for what-ifs."""
    if kind is Kind.ONE and leaning:
        return f"{leaning.name}'s story, leading in {round(100 * support)} of 100 weightings"
    words = {Kind.SHARED: "shared", Kind.SPLIT: "split"}.get(kind, "too close to say")
    return f"{words}, {leans(leaning)}"


def points(share: float) -> str:
    """A difference of two shares.

    >>> points(0.034), points(0.01), points(0.002)
    ('3.4 points', '1 point', '0.2 points')
    """
    text = f"{100 * share:.1f}".removesuffix(".0")
    return f"{text} point{'' if text == '1' else 's'}"


def listed(words: Sequence[str]) -> str:
    """Words in a row.

    >>> listed(["ANNA", "BEN", "CY"])
    'ANNA, BEN and CY'
    """
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def none_of(reason: str) -> str:
    """Why a question has no answer, without the odd "only 0".

    >>> none_of("only 0 words of voice-over, and 100 are the least")
    'no words of voice-over'
    """
    parts = reason.split("; ")
    return "; ".join(f"no {part[7:].partition(',')[0]}" if part.startswith("only 0 ") else part for part in parts)


def read_clause(understood: float) -> str:
    """How much was understood; never 100 % where something wasn't.

    >>> read_clause(0.9996)
    'Read 99 %'
    """
    return f"Read {int(100 * understood + 1e-9)} %"


def count(n: int, what: str) -> str:
    """A number with its noun.

    >>> count(1, "name"), count(2000, "row")
    ('1 name', '2,000 rows')
    """
    return f"{n:,} {what}{'' if n == 1 else 's'}"
