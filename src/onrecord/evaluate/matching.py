"""One-to-one matching of predicted and gold statements."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

_SCALE = 10**6  # scores become integers, so that gains along a path add up exactly


def best_matching(scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Return a largest one-to-one matching and, among the largest, one of the highest total score.

    The matching grows by one pair at a time, along the alternating path that gains the most
    (successive shortest paths, found by Bellman-Ford with a queue): after each step it is the
    best of its size, so no positive cycle can arise. Pairs are few, since only statements that
    overlap may be matched.

    Args:
        scores: The pairs ``(left, right)`` that may be matched, each with its score, not negative.

    Returns:
        The right partner of each matched left one.
    """
    gains = {pair: round(score * _SCALE) for pair, score in scores.items()}
    neighbours: dict[int, list[int]] = {}
    for left, right in sorted(gains):
        neighbours.setdefault(left, []).append(right)
    right_of: dict[int, int] = {}
    left_of: dict[int, int] = {}
    while True:
        reached_from, best_end = _best_path(gains, neighbours, right_of, left_of)
        if best_end is None:
            return right_of
        end: int | None = best_end
        while end is not None:
            left = reached_from[end]
            released = right_of.get(left)
            right_of[left], left_of[end] = end, left
            end = released


def _best_path(
    gains: Mapping[tuple[int, int], int],
    neighbours: Mapping[int, list[int]],
    right_of: Mapping[int, int],
    left_of: Mapping[int, int],
) -> tuple[dict[int, int], int | None]:
    """Find the alternating path from a free left to a free right one that gains the most.

    Returns:
        For each right one reached, the left one it is reached from; and the free right one at
        the end of the best path, ``None`` where there is no path.
    """
    gain_at_left = {left: 0 for left in neighbours if left not in right_of}
    gain_at_right: dict[int, int] = {}
    reached_from: dict[int, int] = {}
    queue = deque(gain_at_left)
    while queue:
        left = queue.popleft()
        for right in neighbours[left]:
            gain = gain_at_left[left] + gains[left, right]
            if right_of.get(left) == right:
                continue
            if right in gain_at_right and gain <= gain_at_right[right]:
                continue
            gain_at_right[right] = gain
            reached_from[right] = left
            holder = left_of.get(right)
            if holder is not None:
                gain_at_left[holder] = gain - gains[holder, right]
                if holder not in queue:
                    queue.append(holder)
    free = [right for right in gain_at_right if right not in left_of]
    return reached_from, max(free, key=lambda right: gain_at_right[right], default=None)
