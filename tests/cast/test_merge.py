"""Which names are joined, and why."""

from whosestory.cast import Cast, Corrections, resolve
from whosestory.work import build_work


def cast_of(*speeches: str, action: str = "", corrections: Corrections | None = None) -> Cast:
    """A cast from `NAME: words` rows, a scene for each blank entry between them."""
    rows = ["INT. A - DAY", *(row or f"INT. ROOM {at} - DAY" for at, row in enumerate(speeches)), action]
    return resolve(build_work("\n".join(rows)), corrections)


def people(cast: Cast) -> dict[str, set[str]]:
    """Each shown name with its aliases."""
    return {character.name: set(character.aliases) for character in cast.characters}


def test_a_part_of_a_name_joins_the_whole() -> None:
    cast = cast_of("BEN: One.", "BEN: Two.", "", "BEN VEY: Three.")
    assert people(cast) == {"BEN": {"BEN VEY"}}
    assert cast.characters[0].id == "ben_vey"
    assert [(merge.kept, merge.absorbed) for merge in cast.merges] == [("BEN", "BEN VEY")]
    assert "part of the name" in cast.merges[0].why


def test_a_surname_of_two_stays_in_doubt() -> None:
    cast = cast_of("VEY: Who?", "", "BEN VEY: Me.", "", "GRETA VEY: Or me.")
    assert len(cast.characters) == 3
    assert any(doubt.startswith("VEY: could be") for doubt in cast.doubtful)


def test_husband_and_wife_stay_two() -> None:
    assert len(cast_of("MR. VEY: Yes.", "MRS. VEY: No.").characters) == 2
    assert len(cast_of("VEY: Yes.", "MRS. VEY: No.").characters) == 2
    assert len(cast_of("VEY: Yes.", "", "MR. VEY: No.").characters) == 1


def test_titles_join_whole_or_short() -> None:
    assert len(cast_of("CAPT. VEY: Yes.", "", "CAPTAIN VEY: No.", "", "VEY: Perhaps.").characters) == 1


def test_a_place_called_after_somebody_is_no_name_of_theirs() -> None:
    rows = ["VEY: One.", "Vey Street is dark.", "Vey Street is wet.", "Ben Vey waits.", "Ben Vey goes."]
    assert people(cast_of(*rows)) == {"VEY": {"BEN VEY"}}


def test_somebody_of_somebody_is_somebody_else() -> None:
    assert len(cast_of("BEN: Yes.", "", "BEN'S MOTHER: No.").characters) == 2


def test_numbered_people_stay_apart_and_their_spellings_join() -> None:
    cast = cast_of("COP #1: Stop.", "COP #2: Halt.", "", "SECOND COP: I said halt.", "COP: Who?")
    assert people(cast) == {"COP #1": set(), "COP #2": {"SECOND COP"}, "COP": set()}


def test_generic_people_are_nobodys_part() -> None:
    assert len(cast_of("MAN: Yes.", "", "OLD MAN: No.", "", "MAN IN HAT: Perhaps.").characters) == 3


def test_ages_of_one_person_join() -> None:
    assert people(cast_of("ROSA: Now.", "ROSA: Still.", "", "YOUNG ROSA: Then.")) == {"ROSA": {"YOUNG ROSA"}}


def test_short_forms_join_unless_they_meet() -> None:
    assert people(cast_of("BEN: Yes.", "BEN: No.", "", "BENJAMIN: Perhaps.")) == {"BEN": {"BENJAMIN"}}
    assert len(cast_of("BEN: Yes.", "BENJAMIN: No.", "BEN: Yes!", "BENJAMIN: No!").characters) == 2


def test_a_rare_slip_joins_the_frequent_name() -> None:
    cast = cast_of(*["SERA: Yes.", "BEN: No."] * 8, "SEAR: Yes!")
    assert people(cast)["SERA"] == {"SEAR"}
    assert [merge.is_sure for merge in cast.merges] == [False]
    assert any("SEAR: a slip" in doubt for doubt in cast.doubtful)


def test_a_rare_name_that_the_action_knows_is_no_slip() -> None:
    cast = cast_of(*["SERA: Yes."] * 8, "SARA: Yes!", action="Sara leaves. Sara waits.")
    assert set(people(cast)) == {"SERA", "SARA"}


def test_short_names_are_never_slips() -> None:
    assert set(people(cast_of(*["BEN: Yes."] * 9, "KEN: No."))) == {"BEN", "KEN"}


def test_two_who_answer_each_other_stay_two() -> None:
    rows = ["BEN: Yes.", "BEN VEY: No."] * 4
    assert len(cast_of(*rows).characters) == 2


def test_the_cue_itself_says_who() -> None:
    assert people(cast_of("MILO (AS DORA): Ladies.", "", "MILO: Lads.", "", "DORA: Hm.")) == {"MILO": {"DORA"}}


def test_a_joint_cue_is_two_speakers() -> None:
    cast = cast_of("BEN: One.", "BEN: Two.", "GRETA: Three.", "GRETA: Four.", "BEN & GRETA: Five!")
    assert set(people(cast)) == {"BEN", "GRETA"}
    assert cast.speeches[-1] == ("ben", "greta")


def test_a_slash_between_two_who_never_meet_is_one() -> None:
    cast = cast_of("BEN: One.", "", "THE MONSTER: Grr.", "", "BEN/THE MONSTER: Help.")
    assert len(cast.characters) == 1


def test_two_columns_of_two_names() -> None:
    cast = cast_of("BEN: One.", "GRETA: Two.", "BEN: Three.", "GRETA: Four.", "BEN GRETA: Five!")
    assert set(people(cast)) == {"BEN", "GRETA"}


def test_the_action_gives_a_new_name() -> None:
    cast = cast_of(
        "YOUNG MAN: Hello.", "", "JOE: Hello again.", action="The YOUNG MAN -- from now on JOE -- sits down."
    )  # fmt: skip
    assert len(cast.characters) == 1


def test_groups_are_marked_and_not_joined() -> None:
    cast = cast_of("ALL: Hey!", "BEN: Hey.")
    assert [character.is_group for character in cast.characters] == [True, False]


def test_two_people_of_one_name_stay_two_by_a_correction() -> None:
    rows = ["MAN: One.", "BEN: Two.", "", "MAN: Three."]
    assert len(cast_of(*rows).characters) == 2
    work = "\n".join(["INT. A - DAY", "MAN: One.", "BEN: Two.", "INT. B - DAY", "MAN: Three."])
    from whosestory.cast import Split

    cast = resolve(build_work(work), Corrections(split=(Split("MAN", "MAN IN BAR", 4, 5),)))
    assert [character.name for character in cast.characters] == ["MAN", "BEN", "MAN IN BAR"]


def test_corrections_merge_part_rename_ignore_and_group() -> None:
    rows = ["BEN: One.", "", "BEN VEY: Two.", "", "ODO: Three.", "", "LIGHTS OUT: Four."]
    cast = cast_of(*rows, corrections=Corrections(apart=(("BEN", "BEN VEY"),)))
    assert {"BEN", "BEN VEY"} <= set(people(cast))
    cast = cast_of(*rows, corrections=Corrections(merge=(("BEN", "ODO"),)))
    assert people(cast)["BEN"] == {"BEN VEY", "ODO"}
    cast = cast_of(*rows, corrections=Corrections(merge=(("ODO", "BEN"),)))
    assert "ODO" in people(cast)  # the first of a merge is shown, however often the others speak
    cast = cast_of(*rows, corrections=Corrections(rename=(("ODO", "Otto"),)))
    assert "Otto" in people(cast)
    cast = cast_of(*rows, corrections=Corrections(ignore=("LIGHTS OUT",)))
    assert "LIGHTS OUT" not in people(cast)
    cast = cast_of(*rows, corrections=Corrections(group=("ODO",)))
    assert [character.name for character in cast.characters if character.is_group] == ["ODO"]


def test_a_correction_that_matches_nothing_is_reported() -> None:
    cast = cast_of(
        "BEN: One.", corrections=Corrections(ignore=("NOBODY",), rename=(("X", "Y"),), merge=(("BEN", "Z"),))
    )
    assert set(cast.unmatched) == {"ignore: NOBODY", "rename: X", "merge: Z"}


def test_ids_are_unique_and_stable() -> None:
    rows = ["BEN: One.", "GRETA: Two.", "BEN VEY: Three.", "BEN: Four.", "BEN VEY: Five."] * 3
    first, again = cast_of(*rows), cast_of(*rows)
    ids = [character.id for character in first.characters]
    assert len(set(ids)) == len(ids)
    assert first == again


def test_letters_doubled_or_swapped_are_another_spelling() -> None:
    cast = cast_of(*["ANELLE: One."] * 2, "BEN: Two.", "ANNELLE: Three.", action="Anelle sees Annelle.")
    assert people(cast) == {"ANELLE": {"ANNELLE"}, "BEN": set()}
    cast = cast_of(*["MARTHA: One.", "BEN: Two."] * 8, "MARTAH: Three.", action="Martah waits.")
    assert people(cast) == {"MARTHA": {"MARTAH"}, "BEN": set()}


def test_names_alike_of_two_who_both_speak_much_stay_two() -> None:
    cast = cast_of(*["ELSIE: One.", "BEN: Two.", "ELISE: Three."] * 8)
    assert set(people(cast)) == {"ELSIE", "BEN", "ELISE"}
    cast = cast_of(*["PHILIPPA: One.", "PHILIPA: Two."] * 8)
    assert set(people(cast)) == {"PHILIPPA", "PHILIPA"}
    assert set(people(cast_of("ANNA: One.", "BEN: Two.", "ANA: Three."))) == {"ANNA", "BEN", "ANA"}


SHARED = ("VEY: One.", "BEN: Two.", "GRETA: Three.", "BEN: Four.", "VEY: Five.", "BEN: Six.")


def test_a_full_name_that_is_nobody_elses_joins_names_that_share_scenes() -> None:
    cast = cast_of(*SHARED, action="Greta Vey waits. Greta Vey sits. Greta Vey stands. Greta Vey goes.")
    assert people(cast) == {"VEY": {"GRETA"}, "BEN": set()}


def test_a_family_name_of_several_joins_nobody() -> None:
    told = "Greta Vey waits. Greta Vey sits. Greta Vey stands. Greta Vey goes."
    cast = cast_of(*SHARED, action=f"{told} Ida Vey looks on.")
    assert set(people(cast)) >= {"VEY", "GRETA", "BEN"}
    cast = cast_of("VEY: One.", "GRETA: Two.", "VEY: Three.", "GRETA: Four.", action=told)
    assert set(people(cast)) >= {"VEY", "GRETA"}
