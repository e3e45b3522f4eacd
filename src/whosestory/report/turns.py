"""The turning points as the export has them."""

from whosestory.measures.turning_points import turning_points
from whosestory.reading import Reading
from whosestory.report.records import TurningPointRecord


def turning_point_records(reading: Reading) -> list[TurningPointRecord]:
    """The five with their decisive lines' rows, from 1; none where there are too few scenes."""
    work = reading.work
    return [
        TurningPointRecord(tp=int(point.turn), line=work.locate(point.span).row) for point in turning_points(reading)
    ]
