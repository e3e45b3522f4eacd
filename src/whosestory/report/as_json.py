"""The analysis as JSON; what it holds is said in `records.py`."""

from collections import Counter
from itertools import combinations
from typing import Any

import msgspec

from whosestory import __version__
from whosestory.analysis import Analysis
from whosestory.cast import spoken_words
from whosestory.report.contains import content_note_records
from whosestory.report.growth.records import growth_record, intention_record, lens_records, quote_records, story_records
from whosestory.report.narrator import narrator_record
from whosestory.report.records import (
    SCHEMA,
    AnalysisRecord,
    AnswerRecord,
    CaseRecord,
    ChanceRecord,
    CharacterRecord,
    DoubtRecord,
    EdgeRecord,
    HingeRecord,
    MeasureRecord,
    MergeRecord,
    RoleRecord,
    SceneRecord,
    SourceRecord,
    SupportRecord,
    VerdictRecord,
    VoteRecord,
    WhatIfRecord,
)
from whosestory.report.rows import row_tags
from whosestory.report.turns import turning_point_records
from whosestory.source import Span
from whosestory.verdict import Answer
from whosestory.verdict.intention import Intention
from whosestory.work import SPOKEN, Work


def to_record(analysis: Analysis, *, intention: Intention | None = None) -> AnalysisRecord:
    """The analysis as records, with what was meant where somebody was."""
    work, verdict, speaking = analysis.work, analysis.verdict, _speaking(analysis)
    return AnalysisRecord(
        schema=SCHEMA,
        program="whosestory",
        version=__version__,
        plan=verdict.plan,
        seed=verdict.seed,
        clauses=analysis.reading.finder,
        source=_source(work),
        tags=row_tags(work),
        scenes=_scenes(analysis, speaking),
        characters=_characters(analysis, speaking),
        merges=[
            MergeRecord(kept=m.kept, absorbed=m.absorbed, why=m.why, is_sure=m.is_sure, row=work.locate(m.span).row)
            for m in analysis.cast.merges
        ],
        doubtful_names=list(analysis.cast.doubtful),
        unmatched_corrections=list(analysis.cast.unmatched),
        network=_network(analysis, speaking),
        turning_points=turning_point_records(analysis.reading),
        content_notes=content_note_records(analysis),
        narrator=narrator_record(analysis.reading),
        measures={
            name: MeasureRecord(
                version=found.measure.version, unit=found.measure.unit, values=found.values(), reason=found.reason
            )
            for name, found in analysis.measurements.items()
        },
        verdict=_verdict(analysis),
        doubts=[
            DoubtRecord(row=work.locate(doubt.span).row, why=doubt.why, understood=doubt.understood)
            for doubt in work.doubts
        ],
        intention=intention_record(intention) if intention else None,
    )


def to_json(analysis: Analysis, *, intention: Intention | None = None) -> bytes:
    """The analysis as one row of JSON, in UTF-8, without a line end."""
    return msgspec.json.encode(to_record(analysis, intention=intention))


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the export."""
    return msgspec.json.schema(AnalysisRecord)


def _source(work: Work) -> SourceRecord:
    source = work.source
    return SourceRecord(
        name=_sound(source.name),
        sha256=source.sha256,
        format=work.format,
        form=work.form.value,
        title=_sound(work.title),
        draft=work.draft,
        pages=work.n_pages,
        pages_printed=bool(source.pages),
        rows=len(source.rows),
        words=work.n_words,
        understood=work.share_understood,
    )


def _sound(name: str) -> str:
    """A name that JSON can hold: file names may have bytes in them that are no text."""
    return name.encode("utf-8", "replace").decode()


def _speaking(analysis: Analysis) -> list[set[str]]:
    """For each scene who speaks in it, in voice-over too."""
    scenes: list[set[str]] = [set() for _ in analysis.work.scenes]
    for line in analysis.reading.spoken:
        scenes[line.scene].update(analysis.cast.speakers(line))
    return scenes


def _scenes(analysis: Analysis, speaking: list[set[str]]) -> list[SceneRecord]:
    work = analysis.work
    return [
        SceneRecord(
            index=scene.index,
            heading=" ".join(work.quote(scene.heading).split()) if scene.heading else "",
            number=scene.number,
            page=scene.page,
            start_line=work.source.row_at(scene.span.start) + 1,
            end_line=work.source.row_at(max(scene.span.start, scene.span.end - 1)) + 1,
            words=scene.n_words,
            speaking=sorted(speaking[scene.index]),
            present=sorted(analysis.reading.presence[scene.index]),
            level=analysis.reading.levels[scene.index].level.value,
            owner=analysis.reading.levels[scene.index].owner or None,
            years=analysis.reading.levels[scene.index].years,
            kind=analysis.reading.levels[scene.index].kind,
        )
        for scene in work.scenes
    ]


def _characters(analysis: Analysis, speaking_in: list[set[str]]) -> list[CharacterRecord]:
    work, cast = analysis.work, analysis.cast
    words = spoken_words(work, cast)
    voice_over: Counter[str] = Counter()
    for line in work.lines(*SPOKEN):
        if line.is_voice_over:
            voice_over.update(dict.fromkeys(cast.speakers(line), line.n_words))
    speeches = Counter(speaker for speakers in cast.speeches for speaker in speakers)
    speaking = Counter(speaker for scene in speaking_in for speaker in scene)
    present = Counter(character for there in analysis.reading.presence for character in there)
    mentions = Counter(mention.character for mention in cast.mentions)
    first: dict[str, Span] = {}
    for sights in analysis.reading.first_sight:
        for character, span in sights.items():
            first.setdefault(character, span)
    return [
        CharacterRecord(
            id=c.id,
            name=c.name,
            aliases=list(c.aliases),
            xml_id=c.xml_id,
            is_group=c.is_group,
            pronoun=c.pronoun,
            words=words[c.id],
            speeches=speeches[c.id],
            vo_words=voice_over[c.id],
            scenes_speaking=speaking[c.id],
            scenes_present=present[c.id],
            mentions=mentions[c.id],
            first_line=work.locate(first[c.id]).row if c.id in first else 0,
            alive=analysis.reading.fates[c.id].alive.value,
        )
        for c in cast.characters
    ]


def _network(analysis: Analysis, speaking: list[set[str]]) -> list[EdgeRecord]:
    order = {character.id: at for at, character in enumerate(analysis.cast.characters)}
    weights = Counter(pair for scene in speaking for pair in combinations(sorted(scene, key=order.__getitem__), 2))
    return [EdgeRecord(source=one, target=other, weight=n) for (one, other), n in weights.items()]


def _answer(answer: Answer, leads: tuple[str, ...]) -> AnswerRecord:
    return AnswerRecord(
        holder=answer.holder,
        state=answer.state.value,
        shares=dict(zip(leads, answer.shares, strict=False)),
        margin=answer.margin,
        margin_low=answer.low,
        margin_high=answer.high,
        votes=[
            VoteRecord(
                measure=vote.measure,
                values=dict(zip(leads, vote.values, strict=True)),
                shares=dict(zip(leads, vote.shares, strict=True)),
            )
            for vote in answer.votes
        ],
        reason=answer.reason,
        evidence=quote_records(answer.evidence),
    )


def _verdict(analysis: Analysis) -> VerdictRecord:
    verdict = analysis.verdict
    return VerdictRecord(
        kind=verdict.kind.value,
        leaning=verdict.leaning,
        heads=list(verdict.heads),
        reason=verdict.reason,
        leads=list(verdict.leads),
        ranking=[ChanceRecord(character=one.character, p=one.p) for one in verdict.ranking],
        p_shared=verdict.p_shared,
        support=[SupportRecord(character=s.lead, support=s.value, low=s.low, high=s.high) for s in verdict.support],
        answers={question.value: _answer(answer, verdict.leads) for question, answer in verdict.answers.items()},
        roles=[
            RoleRecord(role=role.name, character=role.character, why=role.why, evidence=quote_records(role.evidence))
            for role in verdict.roles
        ],
        cases=[
            CaseRecord(character=case.lead, pro=quote_records(case.pro), contra=quote_records(case.contra))
            for case in verdict.cases
        ],
        hinges=[HingeRecord(scene=h.scene, toward=h.toward, moves=h.moves) for h in verdict.hinges],
        what_ifs=[
            WhatIfRecord(
                what=w.what,
                kind=w.kind.value,
                leaning=w.leaning,
                support=w.support,
                changed=w.changed,
                first=w.first,
                first_support=w.first_support,
            )
            for w in verdict.what_ifs
        ],
        flip=list(verdict.flip),
        lenses=lens_records(verdict),
        growth=growth_record(verdict),
        stories=story_records(verdict),
    )
