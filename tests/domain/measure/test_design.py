"""Index groups, held against the matrix they stand for."""

from __future__ import annotations

import numpy as np
import pytest

from unaided.domain.measure.design import Design, Term

CHANCE = np.random.Generator(np.random.PCG64(5))
ROWS = 40
GROUP = CHANCE.integers(0, 5, ROWS)
ARM = CHANCE.integers(0, 3, ROWS)
X = CHANCE.normal(size=ROWS)
TERMS = (Term("group", 5, GROUP), Term("x", 1, values=X), Term("slopes", 3, ARM, X**2), Term("level", 1))
WRITTEN_OUT = np.column_stack(
    [np.eye(5)[GROUP], X[:, np.newaxis], np.eye(3)[ARM] * X[:, np.newaxis] ** 2, np.ones((ROWS, 1))]
)


def test_products_are_those_of_the_matrix() -> None:
    design = Design(TERMS, ROWS)
    beta, rowwise = CHANCE.normal(size=10), CHANCE.normal(size=ROWS)
    np.testing.assert_allclose(design.predict(beta), WRITTEN_OUT @ beta, atol=1e-12)
    np.testing.assert_allclose(design.gather(rowwise), WRITTEN_OUT.T @ rowwise, atol=1e-12)
    np.testing.assert_allclose(design.gram(rowwise), WRITTEN_OUT.T @ np.diag(rowwise) @ WRITTEN_OUT, atol=1e-12)


def test_priors_stand_where_their_terms_are() -> None:
    walk = np.array([[1.0, -1.0], [-1.0, 1.0]])
    terms = (Term("level", 1), Term("walk", 2, np.zeros(3, int), precision=walk), Term("x", 2, [0, 1, 0], mean=[3, 4]))
    design = Design(terms, 3)
    assert design.precision[1:3, 1:3].tolist() == walk.tolist()
    assert design.precision.sum() == 0
    assert design.mean.tolist() == [0, 0, 0, 3, 4]
    assert Design([Term("k", 2, [0, 1, 0], precision=4.0)], 3).precision.tolist() == [[4, 0], [0, 4]]


def test_weights_by_term_are_one_vector() -> None:
    vector = Design(TERMS, ROWS).spread({"x": 2.0, "slopes": [1, 0, -1]})
    assert vector.tolist() == [0, 0, 0, 0, 0, 2, 1, 0, -1, 0]
    with pytest.raises(KeyError):
        Design(TERMS, ROWS).spread({"stranger": 1.0})


@pytest.mark.parametrize(
    "term",
    [
        Term("short", 2, [0, 1]),
        Term("outside", 2, [0, 1, 2]),
        Term("below", 2, [0, 1, -1]),
        Term("none", 0, [0, 0, 0]),
        Term("values", 1, values=[1.0, np.nan, 1.0]),
        Term("precision", 2, [0, 1, 1], precision=[1.0, np.inf]),
        Term("matrix", 2, [0, 1, 1], precision=np.ones((3, 3))),
        Term("mean", 2, [0, 1, 1], mean=[1.0, np.nan]),
    ],
    ids=lambda term: term.name,
)
def test_what_does_not_fit_is_refused(term: Term) -> None:
    with pytest.raises(ValueError, match=term.name):
        Design([term], 3)


def test_a_name_stands_for_one_term() -> None:
    with pytest.raises(ValueError, match="twice"):
        Design([Term("level", 1), Term("level", 1)], 3)
