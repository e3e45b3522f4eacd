"""The report: the verdict's page, all that stands below it, and the file they are drawn into."""
