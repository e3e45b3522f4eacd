"""Cues as scans and typists leave them."""

import pytest

from whosestory.language import Extension, parse_cue


@pytest.mark.parametrize(
    ("text", "name", "extensions"),
    [
        ("ANNA O.S.", "ANNA", {Extension.OFF_SCREEN}),
        ("ANNA O.S.:", "ANNA", {Extension.OFF_SCREEN}),
        ("ANNA O/S", "ANNA", {Extension.OFF_SCREEN}),
        ("ANNA V/O", "ANNA", {Extension.VOICE_OVER}),
        ("ANNA OFFSCREEN", "ANNA", {Extension.OFF_SCREEN}),
        ("ANNA {CONT'D", "ANNA", {Extension.CONTINUED}),
        ("ANNA(cont'd)", "ANNA", {Extension.CONTINUED}),
        ("^^ ANNA ·", "ANNA", set()),
        ("' ANNA", "ANNA", set()),
        ("O.C. ANNA", "O.C. ANNA", set()),
        ("OSCAR", "OSCAR", set()),
    ],
)
def test_marks_around_a_name(text: str, name: str, extensions: set[Extension]) -> None:
    cue = parse_cue(text)
    assert (cue.name, set(cue.extensions)) == (name, extensions)
