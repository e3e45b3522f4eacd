"""The published JSON Schema is the one that the records make, and the export keeps to it."""

import json
from pathlib import Path

import jsonschema
import pytest

from report.made import sample
from whosestory.report.as_json import json_schema, to_json

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema" / "whosestory-1.json"


def test_the_published_schema_is_the_records_schema() -> None:
    assert (
        json.loads(PUBLISHED.read_text(encoding="utf-8")) == json_schema()
    )  # if not: see docs/commands.md, "The JSON"


def test_the_export_keeps_to_the_schema() -> None:
    jsonschema.validate(json.loads(to_json(sample())), json_schema())


def test_the_schema_refuses_what_it_should() -> None:
    record = json.loads(to_json(sample()))
    del record["verdict"]["kind"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, json_schema())
