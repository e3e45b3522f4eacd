"""Charts as small SVG, from what a page says; each has its text equivalent beside it."""
