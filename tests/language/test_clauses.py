"""Clauses: who does what to whom, by sentence patterns of action."""

import re
import time

import pytest

from whosestory.language.clauses import Reference, find_clauses

NAMES = re.compile(
    r"\b(Ben|Sera|Tom|Will|May|Chase|Driver|BEN|SERA)(?:'s)?(?!\w)"
    r"|\b(he|she|they|him|her|them|his|their|himself|herself)\b",
    re.IGNORECASE,
)


def references(text: str) -> list[Reference]:
    found = []
    for match in NAMES.finditer(text):
        if match[2] or match[0][0].isupper():
            found.append(Reference(*match.span(), is_pronoun=bool(match[2]), who="" if match[2] else match[1].lower()))
    return found


def clauses(text: str) -> list[str]:
    """Each clause as "agent verb patient > to", with what is said about it in brackets."""
    refs = references(text)
    out = []
    for clause in find_clauses(text, refs):
        who, whom, to = (
            "-" if at is None else text[refs[at].start : refs[at].end]
            for at in (clause.agent, clause.patient, clause.to)
        )
        flags = [name for name in ("part", "negated", "tries", "passive") if getattr(clause, name)]
        out.append(f"{who} {clause.lemma} {whom} {to} {' '.join(flags)}".strip())
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ben drops the bag - grabs Tom.", ["Ben drop - -", "Ben grab Tom -"]),  # a hyphen for a dash
        ("Ben turns to face Tom.", ["Ben turn - -", "Ben face Tom - tries"]),
        ("Ben walks to work.", ["Ben walk - -"]),
        ("Sera sees Tom glance up and spit.", ["Sera see Tom -", "Tom glance - -", "Tom spit - -"]),
        ("Ben begins to dance and sing.", ["Ben dance - -", "Ben sing - -"]),
        ("Ben's been waiting for Tom.", ["Ben's wait - Tom"]),
        ("Ben's moving with care.", ["Ben's move - -"]),
        ("Ben looks disturbed. Sera looks left.", ["Sera look - -"]),
        ("We see Ben hasten away.", ["Ben hasten - -"]),
        ("Ben sits, drinks and leaves.", ["Ben sit - -", "Ben drink - -", "Ben leave - -"]),
        ("Holding her hand, Ben leads Sera out.", ["Ben hold her - part", "Ben lead Sera -"]),
        ("Sera is pushed by Tom.", ["Tom push Sera - passive"]),
        ("Ben enters, followed by Sera.", ["Ben enter - -", "Sera follow Ben - passive"]),
        ("Ben enters. Looks around.", ["Ben enter - -", "Ben look - -"]),
        ("Ben and Sera carry Tom.", ["Ben carry Tom -", "Sera carry Tom -"]),
        ("They run. She stumbles.", ["They run - -", "She stumble - -"]),
        ("Ben looks at Sera, who smiles.", ["Ben look - Sera", "Sera smile - -"]),
        ("Ben grabs Sera's arm.", ["Ben grab Sera's - part"]),
        ("Ben shakes his head.", ["Ben shake - -"]),
        ("Ben hands Sera the key.", ["Ben hand Sera -"]),
        ("Ben hands the key to Sera.", ["Ben hand - Sera"]),
        ("Ben doesn't answer.", ["Ben answer - - negated"]),
        ("Ben tries to stop her.", ["Ben stop her - tries"]),
        ("Ben is about to hit Tom.", ["Ben hit Tom - tries"]),
        ("Ben starts to run.", ["Ben run - -"]),
        ("Ben refuses to help Tom.", ["Ben help Tom - negated"]),
        ("BEN LOOKS AT SERA.", ["BEN look - SERA"]),
        ("Ben -- exhausted -- picks up Tom.", ["Ben pick Tom -"]),
        ("Tom watches Ben go.", ["Tom watch Ben -", "Ben go - -"]),
        ("Sera asks Tom to stay.", ["Sera ask Tom -", "Tom stay - - tries"]),
        ("A truck clips Tom.", ["- clip Tom -"]),
        ("Ben turns. A guard hits him and leaves.", ["Ben turn - -", "- hit him -"]),
        ("Will drops it. May will not help him.", ["Will drop - -", "May help him - negated"]),
        ("Chase chases Driver.", ["Chase chase Driver -"]),
        ('"Stay," says Tom.', ["Tom say - -"]),
        ("We see Ben, smoking.", ["Ben smoke - -"]),
        ("Nobody helps Tom.", ["- help Tom - negated"]),
        ("Ben is tired. The house is dark.", []),
        ("Ben, hands in his pockets, watches the boats.", ["Ben watch - -"]),
    ],
)
def test_patterns(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected


def test_no_references_no_clauses() -> None:
    assert find_clauses("Rain falls. A dog barks at a man.", []) == []
    assert find_clauses("", []) == []


def test_spans_are_the_verbs() -> None:
    text = "Ben slowly opens the door,\n   and she comes in."
    found = find_clauses(text, references(text))
    assert [text[one.verb.start : one.verb.end] for one in found] == ["opens", "comes"]


@pytest.mark.parametrize(
    "text", ["Ben", "Ben's", "her", "to to to", "who who", '"Ben', "(Ben (Sera", "is Ben is", "as if", "Ben to"]
)
def test_broken_text_breaks_nothing(text: str) -> None:
    find_clauses(text, references(text))


def test_time_is_linear() -> None:
    text = "Ben looks at Sera, Tom, May and Will, finds them. He exchanges a look with her. " * 400
    refs = references(text)
    start = time.process_time()
    found = find_clauses(text, refs)
    assert len(found) > 400
    assert time.process_time() - start < 2  # a second for 30,000 words would be slow; n² would take minutes
