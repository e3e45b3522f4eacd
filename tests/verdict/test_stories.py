"""Several stories: leads in blocks that hardly meet, a verdict a block."""

import json
import re

from planted.script import ENDING, VOICE, WILL, planted
from whosestory.analysis import Analysis, analyze_bytes
from whosestory.report.as_json import to_json
from whosestory.report.page import verdict_page
from whosestory.verdict import Kind

MEETING = "INT. FERRY - NIGHT\n\n{}\n\nRain on the deck.\n"


def scenes_of(text: str) -> list[str]:
    return re.split(r"\n\n(?=(?:INT|EXT)\.)", text.strip())[1:]


def braided(*seeds: int, n_meetings: int = 0) -> tuple[Analysis, list[str]]:
    """Scripts about different people, scene by scene in turn; each owner is given three questions."""
    scripts = [planted(seed, {VOICE: 0, WILL: 0, ENDING: 0}, n_scenes=12) for seed in seeds]
    rows = zip(*(scenes_of(script.text) for script in scripts), strict=True)
    names = [name.title() for script in scripts for name in script.leads]
    together = MEETING.format(" ".join(f"{name} opens the gate." for name in names))
    text = "\n\n".join([*(scene for row in rows for scene in row), *[together] * n_meetings])
    return analyze_bytes(text.encode(), "braided.fountain"), [script.leads[0].lower() for script in scripts]


def test_two_stories_each_with_its_verdict() -> None:
    analysis, owners = braided(0, 2)
    stories = analysis.verdict.stories
    assert {story.leaning for story in stories} == set(owners)
    assert all(story.kind is Kind.ONE for story in stories)
    assert sorted(scene for story in stories for scene in story.scenes) == list(range(24))
    assert all(abs(sum(story.support) - 1) < 1e-9 for story in stories)


def test_one_meeting_doesnt_make_one_story() -> None:
    assert len(braided(0, 2, n_meetings=1)[0].verdict.stories) == 2


def test_those_who_often_meet_are_in_one_story() -> None:
    assert braided(0, 2, n_meetings=5)[0].verdict.stories == ()


def test_one_story_has_no_parts() -> None:
    script = planted(4, {VOICE: 0})
    assert analyze_bytes(script.data, "one.fountain").verdict.stories == ()


def test_the_page_and_the_json_say_so() -> None:
    analysis, (first, second) = braided(0, 2)
    [said] = [line for line in verdict_page(analysis).growth if line.startswith("Several stories")]
    names = [f"{first.upper()}'s, 12 scenes", f"{second.upper()}'s, 12 scenes"]
    assert said == f"Several stories, whose leads hardly meet. Each by its own scenes: {'; '.join(names)}."
    stories = json.loads(to_json(analysis))["verdict"]["stories"]
    assert [story["leaning"] for story in stories] == [first, second]
