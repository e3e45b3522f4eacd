"""Cases, evidence and roles: each stands on lines of the text."""

from dataclasses import replace

import pytest

from verdict.made import asked, measured, plan, reading, span_of, work
from whosestory.cast import Cast, Character, How, Mention
from whosestory.measures import MEASURES, Event, Measure, Question, measure
from whosestory.reading import Reading
from whosestory.verdict import Verdict, decide, load_plan
from whosestory.verdict.wording import why
from whosestory.work import CastItem, LineKind, build_work

VOICE, EYES, TELLING, ENDING = Question.VOICE, Question.EYES, Question.TELLING, Question.ENDING
ANNA_LONG = "I went down to the river and I threw the key as far as I could throw it."
TEXT = f"""INT. KITCHEN - DAY
Anna fills a kettle.
ANNA: {ANNA_LONG}
BEN: Why?
EXT. RIVER - DAY
Ben wades into the water.
BEN: Cold.
EXT. ROAD - DAY
Ben walks.
INT. KITCHEN - NIGHT
Ben puts a wet key on the table. Anna looks at it.
ANNA: No.
"""


def small() -> Reading:
    """A little story of two, its speakers and mentions set by hand."""
    of = build_work(TEXT)
    speeches = (("anna",), ("ben",), ("ben",), ("anna",))
    named = [
        ("anna", "Anna fills"),
        ("ben", "Ben wades"),
        ("ben", "Ben walks"),
        ("ben", "Ben puts"),
        ("anna", "Anna looks"),
    ]
    mentions = []
    for who, words in named:
        span = span_of(of, words)
        scene = next(line.scene for line in of.all_lines if span.start in line.span)
        mentions.append(Mention(who, type(span)(span.start, span.start + len(who)), scene, How.NAME))
    characters = (Character("anna", "ANNA", ("Anna",)), Character("ben", "BEN", ("Ben",)))
    return Reading(of, Cast(characters, tuple(mentions), leads=("anna", "ben"), speeches=speeches))


def verdict_of(of: Reading) -> Verdict:
    measures = [replace(each, least=0) for each in MEASURES]  # and kappas to match so small a text
    voters = {q: tuple(replace(voter, kappa=1) for voter in each) for q, each in load_plan().questions.items()}
    return decide(of, measure(of, measures), plan=replace(load_plan(), questions=voters))


def quotes(evidence: tuple) -> list[str]:
    return [each.quote.strip() for each in evidence]


def test_best_lines_are_lines_of_the_text() -> None:
    of = small()
    verdict = verdict_of(of)
    anna, ben = verdict.cases
    assert (anna.lead, ben.lead) == ("anna", "ben")
    assert ANNA_LONG in quotes(anna.pro)
    [why] = [each.why for each in anna.pro if each.quote.strip() == ANNA_LONG]
    assert why in ("ANNA's longest line: 18 words", "ANNA is heard or seen at the end")  # in so small a text all is
    for each in (*anna.pro, *anna.contra, *ben.pro, *ben.contra):
        assert each.source is of.work.source
        assert 0 < len(each.quote.strip()) <= 400
        assert each.why
    assert len(anna.pro) == len(anna.contra) == len(ben.pro) == len(ben.contra) == 3


def test_turns_alone_still_have_lines() -> None:
    of = small()
    found = measure(of, [replace(each, least=0) for each in MEASURES if each.name == "turns"])
    anna, _ = decide(of, found, plan=plan({VOICE: ["turns"]})).cases
    assert anna.pro[0].why == "ANNA takes the word"


def test_against_the_first_speaks_the_second() -> None:
    of = reading(["anna", "ben", "cy"], of=work(10))
    rows = {"anna": [3.0] * 10, "ben": [2.0] * 10, "cy": [9.0] + [0] * 9}
    found = {question.value: measured(of, question.value, question, rows) for question in (VOICE, EYES, ENDING)}
    verdict = decide(of, found, plan=plan({question: [question.value] for question in (VOICE, EYES, ENDING)}))
    assert "BEN" in verdict.cases[0].contra[0].why
    assert "ANNA" in verdict.cases[1].contra[0].why


def test_lines_of_a_case_differ() -> None:
    for case in verdict_of(small()).cases:
        assert len({each.span for each in case.pro}) == 3
        assert len({each.why for each in case.pro}) >= 2


def test_absence_is_cited_at_the_first_heading() -> None:
    anna, ben = verdict_of(small()).cases
    assert anna.contra[-1].why == "ANNA is absent: 0 of 2 scenes from here"
    assert anna.contra[-1].quote == "EXT. RIVER - DAY"
    assert not any("absent" in each.why for each in ben.contra)  # he is in every scene


@pytest.mark.parametrize(
    ("there", "why"),
    [
        ([1, 1, 1, 0, 0, 0, 0, 0, 0, 0], "ANNA is absent: 0 of the last 7 scenes"),
        ([0, 0, 1, 0, 1, 1, 1, 1, 1, 1], "ANNA is absent: 0 of the first 2 scenes"),
        ([1, 1, 0, 0, 0, 1, 1, 1, 1, 1], "ANNA is absent: 0 of 3 scenes from here"),
    ],
)
def test_the_longest_absence(there: list[int], why: str) -> None:
    of = work(10)
    mentions = [Mention("anna", of.scenes[at].span, at, How.NAME) for at, is_there in enumerate(there) if is_there]
    both = reading(["anna", "ben"], of=of, mentions=mentions)
    found, by = asked(both, {VOICE: {"anna": 1, "ben": 2}})
    anna, _ = decide(both, found, plan=by).cases
    assert anna.contra[-1].why == why


def test_a_long_paragraph_is_cut_near_the_name() -> None:
    filler = "The wind goes on. " * 40
    of = build_work(f"INT. A - DAY\n{filler}Anna sits at the window. {filler}\n")
    span = span_of(of, "Anna")
    both = reading(["anna", "ben"], of=of, mentions=[Mention("anna", span, 0, How.NAME)])
    found = {"eyes": measured(both, "eyes", EYES, [Event(0, "anna", 1, span)])}
    anna, _ = decide(both, found, plan=plan({EYES: ["eyes"]})).cases
    assert anna.pro[0].quote.startswith("Anna sits at the window.")
    assert len(anna.pro[0].quote) <= 400


def test_a_heading_is_shown_by_the_line_that_has_the_character() -> None:
    of = small()
    heading = of.work.scenes[3].heading
    assert heading is not None
    found = {"eyes": measured(of, "eyes", EYES, [Event(3, "anna", 1, heading.span)])}
    anna, _ = decide(of, found, plan=plan({EYES: ["eyes"]})).cases
    assert anna.pro[0].quote.startswith("Ben puts a wet key")


def test_answers_have_lines() -> None:
    verdict = verdict_of(small())
    assert verdict.answers[VOICE].holder == "anna"
    assert ANNA_LONG in quotes(verdict.answers[VOICE].evidence)
    assert verdict.answers[EYES].evidence


def roles_of(of: Reading) -> dict[str, tuple[str | None, str]]:
    return {role.name: (role.character, role.why) for role in verdict_of(of).roles}


def test_roles() -> None:
    roles = roles_of(small())
    assert roles["protagonist"] == ("ben", "BEN makes it happen")
    assert roles["most heard"] == ("anna", "ANNA does the most talking")
    assert roles["narrator"] == (None, "there is none of it")
    assert roles["first introduced"] == ("anna", "ANNA is the first of the leads whom we meet")
    assert roles["title character"] == (None, "the title names nobody in the cast")
    assert roles["first in the cast list"] == (None, "the text has no cast list")


def test_title_and_cast_list() -> None:
    of = small()
    declared = (CastItem("Ben", span_of(of.work, "Ben wades")),)
    titled = Reading(replace(of.work, title_page=(("title", "What Ben Found"),), declared=declared), of.cast)
    roles = roles_of(titled)
    assert roles["title character"] == ("ben", "the title names BEN")
    assert roles["first in the cast list"] == ("ben", "BEN stands first in the cast list")


def test_a_name_inside_a_word_is_no_title() -> None:
    of = small()
    titled = Reading(replace(of.work, title_page=(("title", "Bending Annals"),)), of.cast)
    assert roles_of(titled)["title character"][0] is None


def test_narrator() -> None:
    of = build_work(TEXT + f"ANNA (V.O.): {ANNA_LONG}\nBEN (V.O.): {'word ' * 9}\n")
    by_hand = small().cast
    cast = replace(by_hand, speeches=(*by_hand.speeches, ("anna",), ("ben",)))
    verdict = verdict_of(Reading(of, cast))
    narrator = next(role for role in verdict.roles if role.name == "narrator")
    assert narrator.character == "anna"
    assert narrator.why == "67 % of the words told are ANNA's"  # 18 of 27
    assert narrator.evidence[0].quote.strip() == ANNA_LONG
    assert narrator.evidence[0].why == "the longest line of it: 18 words"
    assert next(of.lines(LineKind.DIALOGUE)).n_words == 18


@pytest.mark.parametrize("measure", [one for one in MEASURES if one.votes], ids=lambda one: one.name)
def test_every_voting_measure_says_why_in_plain_words(measure: Measure) -> None:
    clause = why(measure, Character("anna", "ANNA"), 3.25, is_most=False)
    assert "ANNA" in clause
    assert "counts for" not in clause
    assert "3.25" not in clause
