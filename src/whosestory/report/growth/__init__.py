"""How a verdict grows, and the lenses beside it: in words for pages, as records for the export."""
