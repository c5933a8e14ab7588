"""The columns of a regression as index groups: every product costs O(rows), whatever the number of levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unaided.domain.measure.evidence import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One group of coefficients: row i contributes values[i] · β[index[i]].

    `levels` is how many there are. `index` (n,) defaults to 0, `values` (n,) to 1. `precision` is the
    prior's, (levels,) or (levels, levels), zeros (the default) where the prior is flat; `mean`
    (levels,) is the prior's mean, 0 by default.
    """

    name: str
    levels: int
    index: ArrayLike | None = None
    values: ArrayLike | None = None
    precision: ArrayLike | None = None
    mean: ArrayLike | None = None


class Design:
    """The terms side by side: X (n, p) without ever being written out, and the prior of its coefficients."""

    def __init__(self, terms: Sequence[Term], rows: int) -> None:
        """Check the terms for this many rows; raises ValueError for what does not fit or is not finite."""
        self.rows = rows
        self.slices = _slices(terms)
        self.size = sum(term.levels for term in terms)
        self._terms = [(_index(term, rows), _values(term, rows), term.levels) for term in terms]
        self.precision = np.zeros((self.size, self.size))
        self.mean = np.zeros(self.size)
        for term in terms:
            where = self.slices[term.name]
            self.precision[where, where] = _precision(term)
            self.mean[where] = _of_length(term.mean, term.levels, f"the prior mean of {term.name}", 0.0)

    def predict(self, beta: Floats) -> Floats:
        """Return Xβ (n,)."""
        total = np.zeros(self.rows)
        for (index, values, _), where in zip(self._terms, self.slices.values(), strict=True):
            total += _times(beta[where][index], values)
        return total

    def gather(self, rowwise: Floats) -> Floats:
        """Return Xᵀr (p,) for one number a row."""
        parts = [np.bincount(index, _times(rowwise, values), minlength=levels) for index, values, levels in self._terms]
        return np.concatenate(parts)

    def gram(self, weights: Floats) -> Floats:
        """Return XᵀWX (p, p) for one weight a row."""
        whole = np.zeros((self.size, self.size))
        places = list(self.slices.values())
        for i, (index, values, levels) in enumerate(self._terms):
            weighted = _times(weights, values)
            for j in range(i, len(self._terms)):
                block = _block(index, levels, self._terms[j], weighted)
                whole[places[i], places[j]] = block
                whole[places[j], places[i]] = block.T
        return whole

    def spread(self, weights: Mapping[str, ArrayLike]) -> Floats:
        """Return weights by term as one vector (p,), zero for the terms not named; raises KeyError for a stranger."""
        vector = np.zeros(self.size)
        for name, part in weights.items():
            where = self.slices[name]
            vector[where] = _of_length(part, where.stop - where.start, f"the weights of {name}", 0.0)
        return vector


Column = tuple[NDArray[np.intp], Floats | None, int]


def _block(index: NDArray[np.intp], levels: int, other: Column, weighted: Floats) -> Floats:
    """Return one term's rows against another's, (levels, other's levels)."""
    other_index, other_values, other_levels = other
    pairs = index * other_levels + other_index
    sums = np.bincount(pairs, _times(weighted, other_values), minlength=levels * other_levels)
    return np.asarray(sums, dtype=np.float64).reshape(levels, other_levels)


def _times(rowwise: Floats, values: Floats | None) -> Floats:
    return rowwise if values is None else rowwise * values


def _slices(terms: Sequence[Term]) -> dict[str, slice]:
    slices: dict[str, slice] = {}
    start = 0
    for term in terms:
        if term.name in slices or term.levels < 1:
            raise ValueError(f"The term {term.name} is named twice or has no levels.")
        slices[term.name] = slice(start, start + term.levels)
        start += term.levels
    return slices


def _index(term: Term, rows: int) -> NDArray[np.intp]:
    if term.index is None:
        return np.zeros(rows, dtype=np.intp)
    index = np.asarray(term.index, dtype=np.intp)
    if index.shape != (rows,) or (rows and not 0 <= index.min() <= index.max() < term.levels):
        raise ValueError(f"The index of {term.name} has a wrong length or names a level that is not there.")
    return index


def _values(term: Term, rows: int) -> Floats | None:
    return None if term.values is None else _of_length(term.values, rows, f"the values of {term.name}", 1.0)


def _precision(term: Term) -> Floats:
    given = np.asarray(0.0 if term.precision is None else term.precision, dtype=np.float64)
    if given.ndim < 2:  # noqa: PLR2004 - a diagonal, or one number for all of it
        return np.diag(_of_length(given, term.levels, f"the prior precision of {term.name}", 0.0))
    if given.shape != (term.levels, term.levels) or not np.isfinite(given).all():
        raise ValueError(f"The prior precision of {term.name} has a wrong shape or is not finite.")
    return given


def _of_length(given: ArrayLike | None, length: int, what: str, default: float) -> Floats:
    """Return a vector of this length; one number stands for all of it."""
    vector = np.asarray(default if given is None else given, dtype=np.float64)
    if vector.ndim == 0:
        vector = np.full(length, float(vector))
    if vector.shape != (length,) or not np.isfinite(vector).all():
        raise ValueError(f"There have to be {length:,} finite numbers for {what}.")
    return vector
