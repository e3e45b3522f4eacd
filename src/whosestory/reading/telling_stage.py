"""On a stage: what Chorus, Prologue and Epilogue speak, and whoever has a prologue to themselves."""

import re
from collections.abc import Iterator, Sequence

from whosestory.reading.telling_speech import Script, Speech
from whosestory.work import Form

_TELLERS = frozenset({"CHORUS", "PROLOGUE", "EPILOGUE", "NARRATOR", "PRESENTER", "THE NARRATOR"})
_VOICES = frozenset({"NARRATOR", "THE NARRATOR"})  # over the picture, outside plays
_FRAME = re.compile(r"\b(?:prolog(?:ue)?|epilog(?:ue)?|chorus|induction)\b", re.IGNORECASE)


def is_stage_teller(name: str) -> bool:
    """Whether a cue is the voice of a play rather than of somebody in it.

    >>> is_stage_teller("CHORUS"), is_stage_teller("HAL")
    (True, False)
    """
    return name in _TELLERS


def told_on_stage(script: Script) -> Iterator[Speech]:
    """The speeches that tell; outside plays only a teller's who speaks nowhere but alone."""
    if script.work.form is not Form.PLAY:
        yield from _alone(script)
        return
    work = script.work
    for scene, speeches in zip(work.scenes, script.by_scene, strict=True):
        is_framed = scene.heading is not None and _FRAME.search(work.quote(scene.heading)) is not None
        is_alone = len({speech.who for speech in speeches}) == 1
        yield from (s for s in speeches if s.who and (s.name in _TELLERS or (is_framed and is_alone)))


def _alone(script: Script) -> Iterator[Speech]:
    """What Chorus, Prologue or Epilogue says in a play that is written as a screenplay: first or last in a scene."""
    told = [speech for speech in script.speeches if speech.who and speech.name in _TELLERS - _VOICES]
    if all(_is_at_edge(script.by_scene[speech.scene], speech) for speech in told):
        yield from told


def _is_at_edge(scene: Sequence[Speech], speech: Speech) -> bool:
    """Whether nobody else speaks before it in its scene, or nobody behind it."""
    before = {other.who for other in scene if other.at < speech.at}
    behind = {other.who for other in scene if other.at > speech.at}
    return before <= {speech.who} or behind <= {speech.who}
