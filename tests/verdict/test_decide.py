"""The verdict as a whole, on works made by hand."""

import pytest

from verdict.made import asked, measured, plan, reading, work
from whosestory.measures import QUESTIONS, Question
from whosestory.verdict import Kind, State, decide

VOICE, EYES, TELLING, ENDING = Question.VOICE, Question.EYES, Question.TELLING, Question.ENDING


def verdict_of(leads: str, shares: dict, **more: object):
    of = reading(leads.split(), **more)
    found, by = asked(of, shares)
    return decide(of, found, plan=by)


def test_one_leads_everything() -> None:
    verdict = verdict_of("anna ben", {q: {"anna": 3, "ben": 1} for q in (VOICE, EYES, ENDING)})
    assert (verdict.kind, verdict.leaning) == (Kind.ONE, "anna")
    assert verdict.reason == "ANNA leads in 100 of 100 weightings of the questions"
    assert [(s.lead, s.value, s.low, s.high) for s in verdict.support] == [("anna", 1, 1, 1), ("ben", 0, 0, 0)]
    voice = verdict.answers[VOICE]
    assert (voice.state, voice.holder) == (State.HELD, "anna")
    assert voice.shares == pytest.approx((0.75, 0.25))
    assert voice.margin == pytest.approx(0.5)
    assert (voice.low, voice.high) == pytest.approx((0.5, 0.5))  # the same in every scene: nothing to redraw
    assert voice.votes[0].values == pytest.approx((0.75, 0.25))


def test_all_six_answers_are_there() -> None:
    verdict = verdict_of("anna ben", {q: {"anna": 3, "ben": 1} for q in (VOICE, EYES, ENDING)})
    assert tuple(verdict.answers) == QUESTIONS
    assert verdict.answers[Question.WILL].state is State.NOT_APPLICABLE
    assert verdict.answers[Question.WILL].reason == "not measured yet"
    assert verdict.n_answered == 3


def test_split() -> None:
    # margins voice .4, eyes 0, ending -.4: the two halves of the triangle
    shares = {VOICE: {"anna": 7, "ben": 3}, EYES: {"anna": 1, "ben": 1}, ENDING: {"anna": 3, "ben": 7}}
    verdict = verdict_of("anna ben", shares)
    assert (verdict.kind, verdict.leaning) == (Kind.SPLIT, None)
    assert verdict.reason == "each leads a question clearly: ANNA voice, BEN ending"
    assert [s.value for s in verdict.support] == pytest.approx([0.5, 0.5])
    assert verdict.answers[EYES].state is State.EVEN
    assert verdict.answers[EYES].holder is None


def test_split_leans() -> None:
    # margins .4, .4, -.4: 3/4 of the triangle
    shares = {VOICE: {"anna": 7, "ben": 3}, EYES: {"anna": 7, "ben": 3}, ENDING: {"anna": 3, "ben": 7}}
    verdict = verdict_of("anna ben", shares)
    assert (verdict.kind, verdict.leaning) == (Kind.SPLIT, "anna")
    assert verdict.reason == "each leads a question clearly: ANNA voice and eyes, BEN ending"


def test_shared_but_for_one_question() -> None:
    shares = {VOICE: {"anna": 52, "ben": 48}, EYES: {"anna": 49, "ben": 51}, ENDING: {"anna": 8, "ben": 2}}
    verdict = verdict_of("anna ben", shares)
    assert verdict.kind is Kind.SHARED
    assert verdict.reason == "ANNA and BEN are close on voice and eyes"
    assert verdict.leaning == "anna"


def test_too_close() -> None:
    # margins .2, .2, -.2: 3/4 would be enough; .2, .12, -.2: 1 - .2²/(.4·.32) = .6875
    shares = {VOICE: {"anna": 60, "ben": 40}, EYES: {"anna": 56, "ben": 44}, ENDING: {"anna": 40, "ben": 60}}
    verdict = verdict_of("anna ben", shares)
    assert verdict.kind is Kind.CANNOT_SAY
    assert verdict.support[0].value == pytest.approx(0.6875)
    assert verdict.reason == "too close: ANNA leads in 69 of 100 weightings of the questions, and nobody in more"
    assert verdict.leaning == "anna"


def test_one_character() -> None:
    verdict = verdict_of("anna", {VOICE: {"anna": 3}})
    assert (verdict.kind, verdict.leaning, verdict.reason) == (Kind.ONE, "anna", "ANNA is the only lead")
    assert verdict.answers[VOICE].shares == (1,)


def test_two_exactly_equal() -> None:
    verdict = verdict_of("anna ben", {q: {"anna": 2, "ben": 2} for q in (VOICE, EYES, ENDING)})
    assert (verdict.kind, verdict.leaning) == (Kind.SHARED, None)
    assert [s.value for s in verdict.support] == [0.5, 0.5]


def test_forty_equal() -> None:
    people = [f"p{n}" for n in range(40)]
    verdict = verdict_of(" ".join(people), {q: dict.fromkeys(people, 1) for q in (VOICE, EYES, ENDING)})
    assert (verdict.kind, verdict.leaning) == (Kind.SHARED, None)
    assert verdict.reason == "an ensemble: 40 people are close on voice, eyes and ending"


def test_no_leads_at_all() -> None:
    verdict = verdict_of("", {VOICE: {}})
    assert (verdict.kind, verdict.leaning, verdict.support) == (Kind.CANNOT_SAY, None, ())
    assert verdict.reason == "nobody speaks or is seen enough to be a lead"
    assert verdict.n_answered == 0


def test_nothing_applies() -> None:
    of = reading(["anna", "ben"])
    found = {"voice": measured(of, "voice", VOICE, {"anna": [1]}, least=5)}
    verdict = decide(of, found, plan=plan({VOICE: ["voice"], EYES: ["presence"]}))
    assert verdict.kind is Kind.CANNOT_SAY
    assert verdict.reason == "none of the questions has an answer in this text"
    assert verdict.answers[VOICE].reason == "only 1 things, and 5 are the least"
    assert verdict.answers[EYES].reason == "not measured"


def test_two_pages() -> None:
    shares = {q: {"anna": 3, "ben": 1} for q in (VOICE, EYES, ENDING)}
    verdict = verdict_of("anna ben", shares, of=work(2, 100))
    assert (verdict.kind, verdict.leaning) == (Kind.CANNOT_SAY, None)
    assert verdict.reason == "only 206 words, and 2,000 are the least"
    verdict = verdict_of("anna ben", shares, of=work(2, 2000))
    assert verdict.reason == "only 2 scenes, and 8 are the least"


def test_no_words() -> None:
    verdict = verdict_of("anna ben", {}, of=work(1, 0))
    assert verdict.kind is Kind.CANNOT_SAY


def test_two_questions_are_too_few() -> None:
    verdict = verdict_of("anna ben", {q: {"anna": 3, "ben": 1} for q in (VOICE, EYES)})
    assert (verdict.kind, verdict.leaning) == (Kind.CANNOT_SAY, None)
    assert verdict.reason == "only 2 questions of six could be answered, and 3 are the least"


def test_a_lead_who_never_speaks() -> None:
    shares = {VOICE: {"anna": 3}, EYES: {"anna": 1, "ben": 3}, ENDING: {"anna": 1, "ben": 1}}
    verdict = verdict_of("anna ben", shares)
    assert verdict.answers[VOICE].shares == pytest.approx((1, 0), abs=1e-9)
    assert verdict.kind is Kind.SPLIT


def test_nobody_narrates() -> None:
    of = reading(["anna", "ben"])
    found, _ = asked(of, {VOICE: {"anna": 3, "ben": 1}, EYES: {"anna": 3, "ben": 1}})
    found["narration"] = measured(of, "narration", TELLING, {"anna": [7]}, least=20)
    by = plan({VOICE: ["voice"], EYES: ["eyes"], TELLING: ["narration"]}, nobody=["narration"])
    verdict = decide(of, found, plan=by)
    assert verdict.answers[TELLING].state is State.NOBODY
    assert verdict.answers[TELLING].reason == "only 7 things, and 20 are the least"
    assert verdict.n_answered == 3
    assert verdict.kind is Kind.ONE  # nobody counts as an answer and takes no part


def test_someone_who_is_no_lead_narrates() -> None:
    of = reading(["anna", "ben"])
    found, _ = asked(of, {VOICE: {"anna": 3, "ben": 1}})
    chorus = reading(["anna", "ben", "chorus"])
    found["narration"] = measured(chorus, "narration", TELLING, {"chorus": [70]}, least=20)
    by = plan({VOICE: ["voice"], TELLING: ["narration"]}, nobody=["narration"])
    of = type(of)(of.work, type(of.cast)(chorus.cast.characters, leads=("anna", "ben")))
    answer = decide(of, found, plan=by).answers[TELLING]
    assert (answer.state, answer.reason) == (State.NOBODY, "none of the leads; most of it is CHORUS's")


def test_one_line_of_voice_over_cant_outvote() -> None:
    of = reading(["anna", "ben"])
    found, _ = asked(of, {q: {"anna": 3, "ben": 1} for q in (VOICE, EYES, ENDING)})
    found["narration"] = measured(of, "narration", TELLING, {"ben": [25]}, least=20)
    voters = {VOICE: ["voice"], EYES: ["eyes"], ENDING: ["ending"], TELLING: ["narration"]}
    verdict = decide(of, found, plan=plan(voters, kappa=150))
    # (25 + 75) / 175: a margin of 1/7
    assert verdict.answers[TELLING].shares == pytest.approx((75 / 175, 100 / 175))
    assert verdict.leaning == "anna"


def test_order_of_leads_doesnt_matter() -> None:
    shares = {
        VOICE: {"anna": 5, "ben": 3, "cy": 2},
        EYES: {"anna": 2, "ben": 4, "cy": 3},
        ENDING: {"anna": 2, "ben": 2, "cy": 5},
    }
    one, other = verdict_of("anna ben cy", shares), verdict_of("cy anna ben", shares)
    assert (one.kind, one.leaning, one.reason) == (other.kind, other.leaning, other.reason)
    assert {s.lead: s for s in one.support} == pytest.approx({s.lead: s for s in other.support})
    for question in shares:
        assert one.answers[question].holder == other.answers[question].holder


@pytest.mark.parametrize("n_more", [1, 3, 9])
def test_more_scenes_of_ones_own_never_hurt(n_more: int) -> None:
    before = [3.0, 1.0, 2.0, 2.0, 1.0, 0.0, 2.0, 1.0, 2.0]
    rival = [1.0, 2.0, 3.0, 1.0, 1.0, 2.0, 2.0, 2.0, 1.0]
    seen = []
    for more in (0, n_more):
        of = reading(["anna", "ben", "cy"], of=work(len(before) + more))
        rows = {"anna": before + [2.0] * more, "ben": rival, "cy": before[::-1]}
        by = plan({VOICE: ["voice"], EYES: ["eyes"], ENDING: ["ending"]}, kappa=3)
        found = {
            "voice": measured(of, "voice", VOICE, rows),
            "eyes": measured(of, "eyes", EYES, {**rows, "ben": [2 * x for x in rival]}),
            "ending": measured(of, "ending", ENDING, {**rows, "cy": rival}),
        }
        verdict = decide(of, found, plan=by)
        seen.append(next(s.value for s in verdict.support if s.lead == "anna"))
    assert seen[1] >= seen[0]


def test_same_seed_same_verdict() -> None:
    shares = {VOICE: {"anna": 7, "ben": 3}, EYES: {"anna": 1, "ben": 1}, ENDING: {"anna": 3, "ben": 7}}
    assert verdict_of("anna ben", shares) == verdict_of("anna ben", shares)
