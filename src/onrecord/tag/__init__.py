"""The one place that runs the model: text to tagged spans and their links."""

from __future__ import annotations

from onrecord.tag.acts import ActScores
from onrecord.tag.calibration import EVIDENCE, Calibration, log_odds
from onrecord.tag.encode import EncodedText, encode
from onrecord.tag.model import Model, load_model, model_folder
from onrecord.tag.tagger import TaggedText, tag_encoded, tag_passages

__all__ = [
    "EVIDENCE",
    "ActScores",
    "Calibration",
    "EncodedText",
    "Model",
    "TaggedText",
    "encode",
    "load_model",
    "log_odds",
    "model_folder",
    "tag_encoded",
    "tag_passages",
]
