"""A trained network that another run imitates (distillation)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import torch
from torch import Tensor

from bases import BASES
from batches import Batch
from network import Expectation, Network
from onrecord.tag.decode import LAYERS
from onrecord.tag.encode import load_tokenizer
from settings import Config, has_bfloat16, make_network, read_config


@dataclass(frozen=True, slots=True)
class Teacher:
    """A trained network, and what its vocabulary calls the student's word pieces.

    Attributes:
        network: In evaluation mode.
        piece_of: Vocabulary id of each of the student's pieces, (student's vocabulary,).
    """

    network: Network
    piece_of: Tensor

    @classmethod
    def load(cls, student: Config, runs: Path, vocabulary: dict[str, int]) -> Self:
        """Load the run that ``student`` names as its teacher.

        Args:
            student: Settings of the run that imitates.
            runs: Folder of all runs.
            vocabulary: The student's word pieces and their ids.

        Raises:
            ValueError: The two vocabularies are not of the same pieces, so that their windows
                could not be read alike.
        """
        config = read_config(Path(__file__).parent / f"{student.teacher}.toml")
        base, mine = BASES[config.base], BASES[student.base]
        folder = base.unpack(runs)
        network = make_network(config, folder, dropout=0.0)
        state = torch.load(runs / config.name / "network.pt", weights_only=True)
        network.load_state_dict(state)
        theirs = load_tokenizer(folder / "tokenizer.json").get_vocab()
        marks = {mine.begin: base.begin, mine.end: base.end}
        piece_of = torch.zeros(len(vocabulary), dtype=torch.long)
        for piece, index in vocabulary.items():
            name = marks.get(piece, piece)
            if name not in theirs:
                raise ValueError(
                    f"{student.name}: its teacher {config.name} does not know the word piece "
                    f"{piece!r}; a teacher's base model needs the student's vocabulary"
                )
            piece_of[index] = theirs[name]
        return cls(network.eval(), piece_of)

    def expect(self, batch: Batch) -> list[Expectation]:
        """Return what the teacher expects of the labels, for each layer of statements."""
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=has_bfloat16()):
            vectors = self.network.word_vectors(
                self.piece_of[batch.pieces], batch.features, batch.mask, batch.first_pieces
            )
        emissions = self.network.emit(vectors.float()).flatten(0, 1)[batch.chains]
        return [
            chain.expect(scores, batch.in_chain)
            for chain, scores in zip(
                self.network.chains, emissions.chunk(LAYERS, dim=2), strict=True
            )
        ]
