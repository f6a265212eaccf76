"""A report as a table for the terminal, whatever it measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.evaluate.act_report import ActReport, render_acts
from onrecord.evaluate.check_report import CheckReport, render_checks_report
from onrecord.evaluate.compare import GoldScore
from onrecord.evaluate.comparison_report import ComparisonReport, render_comparisons
from onrecord.evaluate.identity import IdentityReport, render_identity
from onrecord.evaluate.quotation_report import QuotationReport, render_quotations_report
from onrecord.evaluate.report import Report
from onrecord.evaluate.shift_report import ShiftReport, render_shifts
from onrecord.evaluate.speaker_report import SpeakerReport, render_speakers
from onrecord.evaluate.table import render_gold, render_report

if TYPE_CHECKING:
    from rich.console import RenderableType

AnyReport = (
    Report
    | GoldScore
    | SpeakerReport
    | ActReport
    | CheckReport
    | ShiftReport
    | QuotationReport
    | ComparisonReport
    | IdentityReport
)


def render(report: AnyReport) -> RenderableType:
    """Return a report as a table."""
    match report:
        case GoldScore():
            return render_gold(report)
        case SpeakerReport():
            return render_speakers(report)
        case ActReport():
            return render_acts(report)
        case CheckReport():
            return render_checks_report(report)
        case ShiftReport():
            return render_shifts(report)
        case QuotationReport():
            return render_quotations_report(report)
        case ComparisonReport():
            return render_comparisons(report)
        case IdentityReport():
            return render_identity(report)
        case _:
            return render_report(report)
