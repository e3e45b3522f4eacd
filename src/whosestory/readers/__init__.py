"""From a file to a work: one file a format."""
