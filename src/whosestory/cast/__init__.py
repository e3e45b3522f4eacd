"""From a work to its cast: who there is, under which names, and where."""

from whosestory.cast.cast import Cast, Character, How, Mention, Merge, Role

from whosestory.cast.presence import present

__all__ = ["Cast", "Character", "How", "Mention", "Merge", "Role", "present"]
