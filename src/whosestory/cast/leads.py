"""Who counts as a lead."""

from collections import Counter
from collections.abc import Iterable

from whosestory.cast.cast import Cast, How
from whosestory.cast.mentions import MIN_NAMED
from whosestory.work import SPOKEN, Work

MIN_WORD_SHARE = 0.05  # of the spoken words: docs/decisions/0003-leads.md
MIN_SCENE_SHARE = 0.15  # of the scenes
MAX_LEADS = 8


def spoken_words(work: Work, cast: Cast) -> Counter[str]:
    """Words each character speaks, voice-over too; a speech of several counts for each of them."""
    words: Counter[str] = Counter()
    for line in work.lines(*SPOKEN):
        for speaker in cast.speakers(line):
            words[speaker] += line.n_words
    return words


def find_leads(work: Work, cast: Cast, present: Iterable[frozenset[str]]) -> tuple[str, ...]:
    """At least 5 % of the words or 15 % of the scenes, at most eight, the most heard first.

    `present` says who is in each scene. Who never speaks has to be named some times. Unnamed groups (ALL, CROWD) don't
    lead unless they alone speak.
    """
    words = spoken_words(work, cast)
    total = words.total() or 1
    scenes = Counter(character for there in present for character in there)
    n_scenes = max(1, len(work.scenes))
    named = Counter(mention.character for mention in cast.mentions if mention.how in (How.NAME, How.PART))
    found = [
        character.id
        for character in cast.characters
        if (words[character.id] >= MIN_WORD_SHARE * total or scenes[character.id] >= MIN_SCENE_SHARE * n_scenes)
        and words[character.id] + scenes[character.id] > 0
        and (words[character.id] or character.xml_id or work.stagings or named[character.id] >= MIN_NAMED)
    ]
    people = [one for one in found if not cast.by_id[one].is_group] or found
    people.sort(key=lambda one: -(words[one] / total + scenes[one] / n_scenes))
    return tuple(sorted(people[:MAX_LEADS], key=lambda one: -words[one]))
