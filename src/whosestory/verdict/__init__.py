"""From measurements to a verdict."""

from whosestory.verdict.decide import decide
from whosestory.verdict.glance import glance
from whosestory.verdict.plan import Plan, load_plan, parse_plan
from whosestory.verdict.verdict import (
    Answer,
    Case,
    Chance,
    Growth,
    Handover,
    Hinge,
    Kind,
    Lens,
    Role,
    State,
    Step,
    Story,
    Support,
    Verdict,
    Vote,
    WhatIf,
)

__all__ = [
    "Answer",
    "Case",
    "Chance",
    "Growth",
    "Handover",
    "Hinge",
    "Kind",
    "Lens",
    "Plan",
    "Role",
    "State",
    "Step",
    "Story",
    "Support",
    "Verdict",
    "Vote",
    "WhatIf",
    "decide",
    "glance",
    "load_plan",
    "parse_plan",
]
