"""Inputs that are run side by side give what each gives alone, in order."""

import numpy as np
import pytest

from onrecord.graph import Graph
from onrecord.tag import model_folder


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_each_input_is_run_alone_and_in_order(threads: int) -> None:
    graph = Graph.open(model_folder("fast") / "weights.onnx", threads)
    random = np.random.default_rng(20261127)
    inputs = [
        {
            "pieces": random.integers(1000, 20000, (1, length), dtype=np.int32),
            "features": np.zeros((1, length), dtype=np.int32),
        }
        for length in (40, 3, 200, 17, 90)
    ]
    together = graph.run(["labels", "vectors"], inputs)
    for each, found in zip(inputs, together, strict=True):
        (alone,) = graph.run(["labels", "vectors"], [each])
        assert [output.shape[1] for output in found] == [each["pieces"].shape[1]] * 2
        for one, other in zip(found, alone, strict=True):
            np.testing.assert_array_equal(one, other)


def test_no_input_gives_nothing() -> None:
    assert Graph.open(model_folder("fast") / "weights.onnx", 2).run(["labels"], []) == []
