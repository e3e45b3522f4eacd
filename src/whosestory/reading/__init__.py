"""Work and cast, with what several measures need of them."""

from whosestory.reading.reading import Reading

__all__ = ["Reading"]
