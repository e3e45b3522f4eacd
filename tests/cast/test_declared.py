"""People whom the text declares: ids are never joined by name; a cast page only helps with names."""

from whosestory.cast import Cast, Corrections, resolve
from whosestory.source import Source, Span
from whosestory.work import CastItem, Form, LineKind, Work, WorkBuilder

Speech = tuple[tuple[str, ...], str, str]


def made(speeches: list[Speech], declared: list[CastItem], action: str = "") -> Work:
    """A play of speeches, each with its ids, label and words."""
    text = "".join(f"{label}\n{words}\n" for _, label, words in speeches) + action
    builder = WorkBuilder(Source.from_text(text), Form.PLAY)
    builder.declared.extend(declared)
    at = 0
    for who, label, words in speeches:
        builder.cue(Span(at, at + len(label)), who=who)
        at += len(label) + 1
        builder.add(LineKind.DIALOGUE, Span(at, at + len(words)))
        at += len(words) + 1
    if action:
        builder.add(LineKind.ACTION, Span(at, len(text)))
    return builder.build()


def people(cast: Cast) -> list[tuple[str, str | None]]:
    return [(one.name, one.xml_id) for one in cast.characters]


def test_ids_are_never_joined_by_name() -> None:
    items = [CastItem("First Lord", None, "lord1"), CastItem("First Lord", None, "lord2")]
    work = made([(("lord1",), "FIRST LORD", "Yes."), (("lord2",), "FIRST LORD", "No.")], items)
    cast = resolve(work)
    assert [one.xml_id for one in cast.characters] == ["lord1", "lord2"]
    assert len({one.id for one in cast.characters}) == 2
    assert cast.speeches == ((cast.characters[0].id,), (cast.characters[1].id,))
    assert cast.merges == ()


def test_one_id_under_several_labels_is_one() -> None:
    items = [CastItem("Marta Holm", None, "marta")]
    cast = resolve(made([(("marta",), "MARTA", "Yes."), (("marta",), "THE KEEPER", "No.")], items))
    assert people(cast) == [("Marta Holm", "marta")]
    assert cast.characters[0].aliases == ("MARTA", "THE KEEPER")


def test_several_ids_over_a_speech() -> None:
    items = [CastItem("Marta", None, "marta"), CastItem("Piet", None, "piet")]
    cast = resolve(made([(("marta", "piet"), "BOTH", "Yes.")], items))
    assert cast.speeches == (("marta", "piet"),)


def test_who_has_no_id_is_kept_apart() -> None:
    items = [CastItem("Marta", None, "marta")]
    cast = resolve(made([(("marta",), "MARTA", "Yes."), ((), "MARTA", "No."), ((), "PIET", "No.")], items))
    assert people(cast) == [("Marta", "marta"), ("MARTA", None), ("PIET", None)]


def test_an_id_that_nothing_declares_is_somebody() -> None:
    assert people(resolve(made([(("m",), "MARTA", "Yes.")], []))) == [("MARTA", "m")]


def test_groups_and_silent_people() -> None:
    items = [CastItem("Sailors", None, "s", is_group=True), CastItem("The Dog", None, "dog")]
    cast = resolve(made([(("s",), "ALL", "Yes.")], items, "The Dog barks."))
    assert people(cast) == [("Sailors", "s"), ("The Dog", "dog")]
    assert [one.is_group for one in cast.characters] == [True, False]
    assert [mention.character for mention in cast.mentions] == ["the_dog"]


def test_a_bare_id_or_a_name_of_several_gives_way_to_the_label() -> None:
    items = [CastItem("x_1", None, "x_1"), CastItem("Lords", None, "a"), CastItem("Lords", None, "b")]
    speeches = [(("x_1",), "CLOWN", "Ha."), (("a",), "OLD LORD", "Yes."), (("b",), "YOUNG LORD", "No.")]
    assert [name for name, _ in people(resolve(made(speeches, items)))] == ["CLOWN", "OLD LORD", "YOUNG LORD"]


def test_corrections_reach_declared_people() -> None:
    items = [CastItem("Marta", None, "m"), CastItem("The Keeper", None, "k")]
    work = made([(("m",), "MARTA", "Yes."), (("m",), "MARTA", "So."), (("k",), "KEEPER", "No.")], items)
    cast = resolve(work, Corrections(merge=(("MARTA", "KEEPER"),), rename=(("MARTA", "Marta H."),)))
    assert people(cast) == [("Marta H.", "m")]
    assert [(merge.kept, merge.absorbed) for merge in cast.merges] == [("Marta", "The Keeper")]
    assert cast.unmatched == ()


LISTED = [
    CastItem("HAMLET", None, None, "Prince of Denmark"),
    CastItem("HORATIO", None, None, "his friend"),
    CastItem("CLAUDIUS", None, None, "King of Denmark"),
    CastItem("CORNELIUS", None, None, "a courtier"),
]


def cues(*labels: str, declared: list[CastItem] = LISTED) -> Cast:
    return resolve(made([((), label, "Yes.") for label in labels], declared))


def test_abbreviations_are_names_of_the_cast_page() -> None:
    cast = cues("HAM.", "HOR.", "HAMLET")
    assert [one.name for one in cast.characters] == ["HAMLET", "HORATIO"]
    assert [(merge.kept, merge.absorbed) for merge in cast.merges] == [("HORATIO", "HOR"), ("HAM", "HAMLET")]
    assert {merge.why for merge in cast.merges} == {"short for one name in the cast list"}


def test_an_abbreviation_of_two_names_is_neither() -> None:
    assert [one.name for one in cues("CO.", "H.").characters] == ["CORNELIUS", "H"]
    both = [*LISTED, CastItem("CORDELIA")]
    assert [one.name for one in cues("CO.", declared=both).characters] == ["CO"]


def test_a_title_is_the_one_who_has_it() -> None:
    assert [one.name for one in cues("KING").characters] == ["CLAUDIUS"]
