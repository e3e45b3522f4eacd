"""How a page is made to fit, on pages that are plain words."""

from whosestory.report.fitting import Step, draw_to_fit

STEPS = (
    Step("digits", "the digit 9", lambda page: page.replace("9", "")),
    Step("none", "what isn't there", lambda page: page.replace("?", "")),
    Step("digits", "all digits", lambda page: "".join(each for each in page if not each.isdigit())),
    Step("letters", "the letter a", lambda page: page.replace("a", "")),
)


def drawn(page: str, left_out: tuple[str, ...]) -> str:
    return page + "".join(f" -{each}" for each in left_out)


def fitted(page: str, limit: int) -> str:
    return draw_to_fit(page, drawn, STEPS, limit=limit)


def test_a_page_that_fits_is_left_alone() -> None:
    assert fitted("a1b99", 5) == "a1b99"


def test_no_more_is_left_out_than_is_needed() -> None:
    # without the nines 20 letters and "1", with 13 more of what is said: 34
    assert fitted("a" + "b" * 19 + "1" + "9" * 30, 34) == "a" + "b" * 19 + "1 -the digit 9"


def test_of_one_thing_the_last_is_told_and_nothing_that_wasnt_there() -> None:
    assert fitted("ab19", 0) == "b -all digits -the letter a"


def test_bytes_are_counted() -> None:
    assert fitted("éé9", 5) == "éé9"
    assert fitted("éé9", 4) != "éé9"
