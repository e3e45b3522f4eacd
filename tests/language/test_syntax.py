"""What a parser says, in the offsets of the paragraph, and what it adds to the rules and takes away."""

import re

import pytest

from parsers import words_of
from whosestory.language.clauses import Clause, Reference, find_clauses
from whosestory.language.syntax import children, joined, put_back, show
from whosestory.language.syntax_clauses import complete

NAMES = re.compile(r"\b(?:Ben|Sera|Tom|GUARD)(?:'s)?|\b(he|she|his|her|him)\b", re.IGNORECASE)


def references(text: str) -> list[Reference]:
    return [Reference(*m.span(), is_pronoun=bool(m[1]), who="" if m[1] else m[0].lower()) for m in NAMES.finditer(text)]


def both(text: str, rows: str) -> list[Clause]:
    refs = references(text)
    shown = show(text, refs)
    return complete(find_clauses(text, refs), put_back(words_of(shown.text, rows), shown), text, refs)


def told(text: str, clauses: list[Clause]) -> list[tuple[str, str, str]]:
    refs = references(text)
    names = ["" if at is None else text[refs[at].start : refs[at].end] for c in clauses for at in (c.agent, c.patient)]
    verbs = [text[c.verb.start : c.verb.end] for c in clauses]
    return list(zip(names[::2], verbs, names[1::2], strict=True))


def test_names_are_shown_as_pronouns_and_found_again() -> None:
    text = "The GUARD nods\n    at Tom's DOG."
    shown = show(text, references(text))
    assert shown.text == "He nods at his dog."
    assert [text[shown.places[at]] for at in (0, 3, 8, 11, 15)] == ["G", "n", "a", "T", "D"]


def test_a_word_put_back_has_its_place_in_the_paragraph() -> None:
    text = "Ben   grins."
    shown = show(text, references(text))
    [he, grins] = put_back(words_of(shown.text, "He PRP nsubj 2\ngrins VBZ ROOT 2"), shown)
    assert (he.start, text[grins.start : grins.end]) == (0, "grins")


def test_references_that_overlap_or_are_empty_are_passed_over() -> None:
    assert show("Ben nods.", [Reference(0, 0), Reference(0, 3), Reference(1, 3)]).text == "He nods."


def test_a_verb_that_no_list_holds_is_added() -> None:
    text = "Ben and Sera galumph home."
    rows = "He PRP nsubj 4\nand CC cc 1\nHe PRP conj 1\ngalumph VBP ROOT 4\nhome NN dobj 4"
    assert told(text, find_clauses(text, references(text))) == []
    assert told(text, both(text, rows)) == [("Ben", "galumph", ""), ("Sera", "galumph", "")]


def test_what_the_rules_found_stays_where_the_parser_takes_the_verb_for_a_noun() -> None:
    text = "Ben winces."
    assert told(text, both(text, "He PRP compound 2\nwinces NNS ROOT 2")) == [("Ben", "winces", "")]


def test_a_noun_that_somebody_owns_is_no_act() -> None:
    text = "Sera hates her whistling."
    found = both(text, "He PRP nsubj 2\nhates VBZ ROOT 2\nher PRP$ poss 4\nwhistling NN dobj 2")
    assert [verb for _, verb, _ in told(text, found)] == ["hates"]


def test_a_verb_hanging_on_another_has_its_subject() -> None:
    text = "Ben grabs the rope to overgalumph Tom."
    rows = """He PRP nsubj 2
        grabs VBZ ROOT 2
        the DT det 4
        rope NN dobj 2
        to TO aux 6
        overgalumph VB advcl 2
        He PRP dobj 6"""
    assert ("Ben", "overgalumph", "Tom") in told(text, both(text, rows))


def test_what_the_camera_sees_is_nobodys_act() -> None:
    text = "Now we galumph Ben."
    assert both(text, "Now RB advmod 3\nwe PRP nsubj 3\ngalumph VBP ROOT 3\nHe PRP dobj 3") == []


def test_what_is_his_is_no_patient_of_another() -> None:
    text = "The dog galumphs his dinner."
    assert both(text, "The DT det 2\ndog NN nsubj 3\ngalumphs VBZ ROOT 3\nhis PRP$ poss 5\ndinner NN dobj 3") == []


def test_a_part_of_somebody_else_is_one() -> None:
    text = "The dog galumphs Tom's dinner."
    [clause] = both(text, "The DT det 2\ndog NN nsubj 3\ngalumphs VBZ ROOT 3\nhis PRP$ poss 5\ndinner NN dobj 3")
    assert (clause.agent, clause.patient, clause.part) == (None, 0, True)


@pytest.mark.parametrize("tag", ["VBN", "VBD"])
def test_how_somebody_is_is_no_act(tag: str) -> None:
    text = "Galumphed, Ben sleeps."
    rows = f"Galumphed {tag} advcl 4\n, , punct 4\nHe PRP nsubj 4\nsleeps VBZ ROOT 4"
    assert [verb for _, verb, _ in told(text, both(text, rows))] == ["sleeps"]


def test_speech_in_quotes_is_no_act() -> None:
    text = 'A sign says "Galumph Tom now".'
    rows = """A DT det 2
        sign NN nsubj 3
        says VBZ ROOT 3
        Galumph VB ccomp 3
        He PRP dobj 4
        now RB advmod 4"""
    assert both(text, rows) == []


def test_stopping_to_laugh_is_one_act() -> None:
    text = "Ben stops laughing."
    found = both(text, "He PRP nsubj 2\nstops VBZ ROOT 2\nlaughing VBG xcomp 2")
    assert [verb for _, verb, _ in told(text, found)] == ["stops"]


def test_words_that_hang_on_one_another_end() -> None:
    words = words_of("Ben Sera", "Ben PRP conj 2\nSera PRP conj 1")
    assert list(joined(words, children(words), 0)) == [0, 1]


def test_a_parser_that_says_nothing_leaves_the_rules() -> None:
    text = "Ben grabs Tom."
    assert both(text, "") == find_clauses(text, references(text))


def test_a_name_with_a_shortened_is_owns_nothing() -> None:
    text = "Sera's crying."
    found = both(text, "his PRP$ poss 2\ncrying NN ROOT 2")
    assert [verb for _, verb, _ in told(text, found)] == ["crying"]
