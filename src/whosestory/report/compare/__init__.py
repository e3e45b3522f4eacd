"""Drafts side by side: the page as data, then as terminal text, JSON or one HTML file."""
