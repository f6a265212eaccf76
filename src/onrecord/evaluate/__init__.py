"""Measure the quality of records against annotated corpora.

``evaluate_polnear`` and ``evaluate_riqua`` take the extractor as a function from a text to its
record, as does ``evaluate_gum``; ``evaluate_speakers`` and ``evaluate_acts`` take the statements as
given and tell their speakers and acts, ``evaluate_shifts`` whether two of them are a shift,
``evaluate_comparisons`` which statements of several reports are one;
``evaluate_identity`` whether two speakers are one across documents;
``score_gold`` compares one record with a hand-annotated document.
"""

from onrecord.evaluate.act_report import ActReport
from onrecord.evaluate.acted import ActStatement, read_acts
from onrecord.evaluate.acts import evaluate_acts
from onrecord.evaluate.annotated import GoldDocument, GoldStatement, read_gold
from onrecord.evaluate.check_report import CheckReport
from onrecord.evaluate.checking import evaluate_checks
from onrecord.evaluate.compare import GoldScore, Miss, score_gold
from onrecord.evaluate.comparing import evaluate_comparisons
from onrecord.evaluate.comparison_report import ComparisonReport
from onrecord.evaluate.complete import find_right
from onrecord.evaluate.corpora import evaluate_polnear, evaluate_riqua, read_polnear, read_riqua
from onrecord.evaluate.floors import (
    Floors,
    Violation,
    check_floors,
    raise_floors,
    read_floors,
    write_floors,
)
from onrecord.evaluate.following import evaluate_quotations
from onrecord.evaluate.gold import (
    GoldAttribution,
    checksum,
    corpus_root,
    read_articles,
    read_passages,
)
from onrecord.evaluate.identity import IdentityReport, evaluate_identity
from onrecord.evaluate.ontogum import evaluate_gum
from onrecord.evaluate.quotation_report import QuotationReport
from onrecord.evaluate.render import AnyReport, render
from onrecord.evaluate.report import Failure, Measure, Report
from onrecord.evaluate.shift_report import ShiftReport
from onrecord.evaluate.shifting import evaluate_shifts
from onrecord.evaluate.speaker_report import SpeakerReport
from onrecord.evaluate.speakers import evaluate_speakers
from onrecord.evaluate.structures import Case, evaluate_structures, read_cases

__all__ = [
    "ActReport",
    "ActStatement",
    "AnyReport",
    "Case",
    "CheckReport",
    "ComparisonReport",
    "Failure",
    "Floors",
    "GoldAttribution",
    "GoldDocument",
    "GoldScore",
    "GoldStatement",
    "IdentityReport",
    "Measure",
    "Miss",
    "QuotationReport",
    "Report",
    "ShiftReport",
    "SpeakerReport",
    "Violation",
    "check_floors",
    "checksum",
    "corpus_root",
    "evaluate_acts",
    "evaluate_checks",
    "evaluate_comparisons",
    "evaluate_gum",
    "evaluate_identity",
    "evaluate_polnear",
    "evaluate_quotations",
    "evaluate_riqua",
    "evaluate_shifts",
    "evaluate_speakers",
    "evaluate_structures",
    "find_right",
    "raise_floors",
    "read_acts",
    "read_articles",
    "read_cases",
    "read_floors",
    "read_gold",
    "read_passages",
    "read_polnear",
    "read_riqua",
    "render",
    "score_gold",
    "write_floors",
]
