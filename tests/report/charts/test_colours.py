"""The colours of people stay apart for the colour-blind, and stand out from the page.

References: Machado, Oliveira, Fernandes 2009, A Physiologically-based Model for Simulation of Color Vision Deficiency
(the matrices, at severity 1); CIE 1976 L*a*b*; WCAG 2.2, contrast ratio.
"""

import re
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from whosestory.report.html import static

Floats = NDArray[np.float64]
SIGHT = {
    "usual": [[1.0, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.9505, 1.0, 1.089])
APART = 20.0  # of CIE 1976's distance: some ten times what is just seen
CONTRAST = 4.5  # WCAG's for small text: the initials stand on these colours


def palettes() -> list[dict[str, str]]:
    """The names and colours of each look, in the order of the style sheet: light, dark."""
    blocks = re.findall(r":root \{(.*?)\}", static("report.css"), re.DOTALL)
    return [dict(re.findall(r"--(\w+): (#\w{6})", block)) for block in blocks[:2]]


def linear(colour: str) -> Floats:
    value = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def lab(light: Floats) -> Floats:
    x, y, z = (
        np.cbrt(each) if each > 0.008856 else 7.787 * each + 16 / 116 for each in TO_XYZ @ np.clip(light, 0, 1) / WHITE
    )
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_a_distance_worked_out_elsewhere() -> None:
    assert lab(linear("#ff0000")) == pytest.approx([53.24, 80.09, 67.20], abs=0.1)


@pytest.mark.parametrize("sight", SIGHT)
def test_any_two_people_have_colours_apart(sight: str) -> None:
    for palette in palettes():
        seen = [lab(np.array(SIGHT[sight]) @ linear(palette[f"hue{at}"])) for at in range(6)]
        assert min(float(np.linalg.norm(a - b)) for a, b in combinations(seen, 2)) > APART


def test_initials_can_be_read_on_their_colours() -> None:
    for palette in palettes():
        paper = float(TO_XYZ[1] @ linear(palette["paper"]))
        for at in range(6):
            hue = float(TO_XYZ[1] @ linear(palette[f"hue{at}"]))
            low, high = sorted((paper, hue))
            assert (high + 0.05) / (low + 0.05) >= CONTRAST
