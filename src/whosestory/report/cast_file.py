"""A file of corrections to begin with: everything in it is a comment, the present joins among its examples."""

import json

from whosestory.report.clean import shown
from whosestory.report.pages import CastPage, CharacterRow

MAX_EXAMPLES = 40  # joins shown; more are a long film's crowd


def corrections_file(page: CastPage) -> str:
    """The text of a corrections file for this cast, in TOML."""
    people = [row for row in page.characters if not row.is_group] or list(page.characters)
    first = _name(people[0].name) if people else '"ANNA"'
    second = _name(people[1].name) if len(people) > 1 else '"BEN"'
    groups = [row for row in page.characters if row.is_group]
    group = _name(groups[0].name) if groups else '"ALL"'
    joined = [row for row in page.characters if row.aliases]
    file = shown(page.file)
    return f"""# Corrections to the cast of {file}. Every run of whosestory follows them.
# Take away the # before a line to use it. Names are as the script writes them, in capitals or not.
# The cast as it is now: whosestory cast {file}

# Names of one person, the one to show first:
# merge = [
#   [{first}, "ANOTHER NAME"],
# ]

# Names that were joined and are several people's after all{"; those joined now" if joined else ""}:
# apart = [
{_joins(joined)}
# ]

# Another name to show:
# rename = {{ {first} = "THE NAME TO SHOW" }}

# Cues that are nobody's (a caption, a sound):
# ignore = ["MAIN TITLE"]

# Names that are several people:
# group = [{group}]

# One name, two people: from one row to another (whosestory parse {file} --lines) somebody else speaks.
# [[split]]
# name = {second}
# to = "SOMEBODY ELSE"
# rows = [100, 200]
"""


def _joins(joined: list[CharacterRow]) -> str:
    lines = []
    for row in joined:
        for alias in row.aliases:
            why = ", ".join(filter(None, [shown(alias.why), "" if alias.is_sure else "not sure"]))
            lines.append(f"#   [{_name(row.name)}, {_name(alias.name)}]," + (f"  # {why}" if why else ""))
    return "\n".join(lines[:MAX_EXAMPLES] or ['#   ["A NAME", "ANOTHER NAME"],'])


def _name(name: str) -> str:
    """A name as a TOML string."""
    return json.dumps(shown(name), ensure_ascii=False)
