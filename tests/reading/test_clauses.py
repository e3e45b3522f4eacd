"""The clauses and looks of a work, with the characters that they mean."""

from collections.abc import Sequence

from parsers import Told
from whosestory.cast import resolve
from whosestory.errors import BrokenModelError
from whosestory.language.syntax import Parser, Word
from whosestory.reading import Act, Reading
from whosestory.work import build_work

TALK = "BEN: Yes.\nSERA: No.\nTOM: Well.\n"


def reading(action: str) -> Reading:
    work = build_work(f"INT. ROOM - DAY\n{TALK}{action}\n")
    return Reading(work, resolve(work))


def told(found: Reading, act: Act) -> tuple[str, str, str]:
    agent, patient = (mention.character if mention else "" for mention in (act.agent, act.patient))
    return agent, found.work.source.quote(act.span), patient


def acts(action: str) -> list[tuple[str, str, str]]:
    found = reading(action)
    return [told(found, act) for act in found.clauses.acts]


def test_agents_and_patients_are_characters() -> None:
    assert acts("Ben grabs Tom. Sera is pushed by Ben.") == [("ben", "grabs", "tom"), ("ben", "pushed", "sera")]


def test_a_paragraph_goes_on_with_the_one_before() -> None:
    assert acts("Ben stands up.\nLooks around.") == [("ben", "stands", ""), ("ben", "Looks", "")]


def test_a_paragraph_behind_a_speech_goes_on_with_who_spoke() -> None:
    assert acts("Turns away.") == [("tom", "Turns", "")]


def test_nobody_does_to_him_what_he_does() -> None:
    tom, ben = "Tom comes in. He sits down.\nTom laughs. He stops.\n", "Ben sits. He waits.\nBen looks up. He frowns.\n"
    agent, _, patient = acts(f"{tom}{ben}Tom hits him.")[-1]
    assert agent == "tom"
    assert patient != "tom"


def test_looks_have_a_looker_and_whom_they_fall_on() -> None:
    found = reading("Ben looks at Sera. Tom looks away. SERA'S POV: the door.")
    sights = found.clauses.sights
    assert [(one.looker.character, one.looked_at.character if one.looked_at else "") for one in sights] == [
        ("ben", "sera"),
        ("sera", ""),
    ]


def test_what_the_camera_does_is_nobodys() -> None:
    assert reading("We see Ben. ANGLE ON SERA. The camera finds Tom.").clauses.acts == ()


def parsed(action: str, parser: Parser) -> Reading:
    work = build_work(f"INT. ROOM - DAY\n{TALK}{action}\n")
    return Reading(work, resolve(work), parser=parser)


def test_a_parser_completes_the_rules() -> None:
    rows = "He PRP nsubj 4\nand CC cc 1\nHe PRP conj 1\ngalumph VBP ROOT 4\nhome RB advmod 4"
    found = parsed("Ben and Sera galumph home.\nTom waits.", Told({"He and He galumph home.": rows}))
    told_acts = [told(found, act) for act in found.clauses.acts]
    assert told_acts == [("ben", "galumph", ""), ("sera", "galumph", ""), ("tom", "waits", "")]
    assert found.finder == "rules and told 1.0"


def test_only_paragraphs_in_which_somebody_is_meant_are_parsed() -> None:
    parser = Told()
    _ = parsed("Rain falls.\nBen waits.", parser).clauses
    assert parser.asked == ["He waits."]


def test_a_parser_that_cant_be_loaded_is_done_without() -> None:
    class Broken(Told):
        def parse(self, texts: Sequence[str]) -> list[list[Word]]:
            raise BrokenModelError("model", "syntax", "no such file")

    found = parsed("Ben waits.", Broken())
    assert [told(found, act) for act in found.clauses.acts] == [("ben", "waits", "")]
    assert found.finder == "rules"
    assert "no such file" in found.clauses.doubt


def test_without_action_nothing_is_done() -> None:
    work = build_work("INT. ROOM - DAY\nBEN: Yes.\nSERA: No.\n")
    found = Reading(work, resolve(work), parser=Told())
    assert (found.clauses.acts, found.clauses.sights) == ((), ())
