"""Who is what: roles that one person may hold together and that are often taken for one another."""

import re
from collections.abc import Mapping

from whosestory.cast import Character, How
from whosestory.measures import Measurement, Question, find_facts, reach
from whosestory.reading import Reading
from whosestory.reading.telling_about import Known
from whosestory.source import Evidence, Span
from whosestory.verdict.merits import Merits
from whosestory.verdict.verdict import Answer, Role, State
from whosestory.verdict.wording import count

N_LINES = 2  # of evidence a role
_BY_QUESTION = (
    ("protagonist", Question.WILL, "makes it happen"),
    ("focal character", Question.EYES, "is the one we follow"),
    ("most heard", Question.VOICE, "does the most talking"),
    ("changed", Question.CHANGE, "is different at the end"),
    ("left with us", Question.ENDING, "is the one we are left with"),
)

_WORD = re.compile(r"[^\W_]+")


def assign_roles(
    reading: Reading, measurements: Mapping[str, Measurement], answers: Mapping[Question, Answer], merits: Merits
) -> tuple[Role, ...]:
    """All roles, each with whoever holds it or the reason why nobody does."""
    held = [_by_answer(reading, name, answers[question], why, merits) for name, question, why in _BY_QUESTION]
    narrator = _narrator(reading, measurements, answers[Question.TELLING], merits)
    listener = _listener(reading, merits)
    return (
        *held,
        narrator,
        listener,
        _title_character(reading),
        _first_declared(reading),
        _first_introduced(reading, merits),
    )


def _by_answer(reading: Reading, name: str, answer: Answer, why: str, merits: Merits) -> Role:
    if answer.holder is None:
        return Role(name, None, "the first two are even" if answer.state is State.EVEN else answer.reason)
    lines = merits.lines_for(answer.holder, answer.question, N_LINES)
    return Role(name, answer.holder, f"{reading.cast.name(answer.holder)} {why}", lines)


def _narrator(reading: Reading, measurements: Mapping[str, Measurement], answer: Answer, merits: Merits) -> Role:
    """Whoever tells the most, a lead or not."""
    found = measurements.get("narration")
    values = found.values() if found else {}
    if found is None or not any(values.values()):
        return Role("narrator", None, answer.reason or "nobody tells it")
    teller = max(values, key=values.__getitem__)
    longest = max(found.events(teller), key=lambda event: event.amount)
    share = f"{100 * values[teller]:.0f} % of the words told are {reading.cast.name(teller)}'s"
    span = merits.line_around(longest.span, teller)
    evidence = Evidence(reading.work.source, span, f"the longest line of it: {count(round(longest.amount), 'word')}")
    return Role("narrator", teller, share + _framed(reading, teller), (evidence,))


def _listener(reading: Reading, merits: Merits) -> Role:
    """To whom the main telling is told: a character, somebody of whom only a kind is known, or nobody who is seen."""
    telling = reading.tellings.main
    if telling is None or not telling.spans:
        return Role("listener", None, "nobody tells it, so nobody is told")
    teller = reading.cast.by_id.get(telling.teller)
    teller_name = teller.name if teller else "a voice from outside"
    span = merits.line_around(telling.spans[0], telling.teller) if teller else telling.spans[0]
    told = (Evidence(reading.work.source, span, "where the telling begins"),)
    heard = telling.listener
    if heard.known is Known.NAMED and heard.character in reading.cast.by_id:
        name = reading.cast.name(heard.character)
        kind = f", {heard.kind}" if heard.kind and name.casefold() not in heard.kind.casefold() else ""
        why = f"{teller_name} tells it to {name}{kind}"
        return Role("listener", heard.character, why, told)
    if heard.known is Known.TYPED:
        return Role("listener", None, f"{teller_name} tells it to {heard.kind}, whom the text doesn't name", told)
    if heard.known is Known.UNSEEN:
        return Role("listener", None, f"{teller_name} tells it to somebody unseen", told)
    return Role("listener", None, f"{teller_name} tells it to nobody in the story", told)


def _framed(reading: Reading, teller: str) -> str:
    """What the teller's frame holds, whose story it is, and what the teller couldn't have known."""
    told = reading.tellings.frame
    if told is None or told.teller != teller or told.whose is None:
        return ""
    other = f", mostly of {reading.cast.name(told.whose.other)}" if told.whose.other else ""
    whose = "the teller's own story" if told.whose.is_own else f"told as a witness{other}"
    beyond = sum(fact.kind == "beyond" for fact in find_facts(reading, reach.FINDER).found)
    known = f", {beyond} of them beyond what the teller could know" if beyond else ""
    return f"; {whose}; it encloses {len(told.encloses)} of {count(len(reading.work.scenes), 'scene')}{known}"


def _title_character(reading: Reading) -> Role:
    """Whose name, as the text uses it, stands in the title; a lead before others."""
    title, cast = _spaced(reading.work.title), reading.cast
    in_order = sorted(cast.characters, key=lambda each: each.id not in cast.leads)
    names = {character.id: {character.name, *character.aliases} for character in in_order}
    for mention in reading.mentions:
        if mention.how is not How.PRONOUN and mention.character in names:
            names[mention.character].add(reading.work.source.quote(mention.span))
    for character in in_order:
        if any(_spaced(name) in title for name in names[character.id] if name.strip()):
            return Role("title character", character.id, f"the title names {character.name}", _title(reading))
    return Role("title character", None, "the title names nobody in the cast")


def _spaced(text: str) -> str:
    """The words of a text with a space around each, to look whole words up in."""
    return f" {' '.join(re.findall(_WORD, text.casefold()))} "


def _title(reading: Reading) -> tuple[Evidence, ...]:
    """The title where the text prints it; nothing where it's the file's name."""
    at = reading.work.source.text.find(reading.work.title)
    if at < 0:
        return ()
    return (Evidence(reading.work.source, Span(at, at + len(reading.work.title)), "the title"),)


def _first_declared(reading: Reading) -> Role:
    name = "first in the cast list"
    if not reading.work.declared:
        return Role(name, None, "the text has no cast list")
    first = reading.work.declared[0]
    known = (c for c in reading.cast.characters if _is(c, first.name, first.xml_id))
    character = next(known, None)
    if character is None:
        return Role(name, None, f"{first.name} stands first in the cast list and nowhere else")
    evidence = (Evidence(reading.work.source, first.span, "first in the cast list"),) if first.span else ()
    return Role(name, character.id, f"{character.name} stands first in the cast list", evidence)


def _is(character: Character, name: str, xml_id: str | None) -> bool:
    names = {each.casefold() for each in (character.name, *character.aliases)}
    return name.casefold() in names or (xml_id is not None and xml_id == character.xml_id)


def _first_introduced(reading: Reading, merits: Merits) -> Role:
    """The lead whom we meet first."""
    for sights in reading.first_sight:
        met = {lead: sights[lead] for lead in reading.cast.leads if lead in sights}
        if met:
            lead = min(met, key=lambda each: met[each].start)
            span = merits.line_around(met[lead], lead)
            why = f"{reading.cast.name(lead)} is the first of the leads whom we meet"
            return Role(
                "first introduced", lead, why, (Evidence(reading.work.source, span, "here for the first time"),)
            )
    return Role("first introduced", None, "none of the leads is seen or heard")
