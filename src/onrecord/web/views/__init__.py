"""What the pages show. The JSON interface gives the same values."""

from onrecord.web.views.documents import (
    DocumentsView,
    DocumentView,
    HitView,
    RemovalView,
    SearchView,
    Shown,
    StartView,
)
from onrecord.web.views.names import (
    Count,
    DecisionView,
    DoubtView,
    FormView,
    NamesView,
    OutletView,
    RegistryView,
    RoleView,
    SpeakerView,
    TopicPageView,
    TopicView,
)
from onrecord.web.views.quotations import QuotationsView, QuotationView
from onrecord.web.views.record import CheckView, CorrectionView, RecordView, StatementView

__all__ = [
    "CheckView",
    "CorrectionView",
    "Count",
    "DecisionView",
    "DocumentView",
    "DocumentsView",
    "DoubtView",
    "FormView",
    "HitView",
    "NamesView",
    "OutletView",
    "QuotationView",
    "QuotationsView",
    "RecordView",
    "RegistryView",
    "RemovalView",
    "RoleView",
    "SearchView",
    "Shown",
    "SpeakerView",
    "StartView",
    "StatementView",
    "TopicPageView",
    "TopicView",
]
