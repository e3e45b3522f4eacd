"""whosestory reads a screenplay or a play and says whose story it is, with the lines that say so."""

__version__ = "0.1.0"
