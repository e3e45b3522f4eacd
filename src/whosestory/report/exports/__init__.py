"""An analysis in the formats of other programs: notes in scripts, tables, graphs, essays, references, notebooks."""
