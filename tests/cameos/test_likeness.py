"""Faces in numbers: ours, or those of a network that an operator names."""

from __future__ import annotations

from pathlib import Path

import onnx
import pytest
from onnx import TensorProto, helper

from cameos.checking import Challenge, Thresholds, Verdict, alike
from cameos.checking.faces import faces_in
from cameos.checking.likeness import same_throughout, template_of
from cameos.checking.mesh import mesh_of
from tests.cameos.heads import Held, Room, filmed, person


def template(who: int, held: Held, room: Room, thresholds: Thresholds) -> bytes:
    picture = filmed(person(who), held, room)
    (face,) = faces_in(picture, least_score=0.5)
    return template_of(picture, mesh_of(picture, face), thresholds)


def test_a_person_is_more_like_themselves_than_like_others(asked: Challenge) -> None:
    ours, dim = Thresholds(), Room(width=320, height=240, light=0.7, size=0.16)

    mine = template(3, Held(yaw=2, mouth=0.4), Room(), ours)
    later = template(3, Held(pitch=3, roll=4), dim, ours)
    others = [template(who, Held(), dim, ours) for who in (0, 5, 9)]

    assert alike(mine, later) > max(alike(mine, other) for other in others)


def test_whoever_takes_over_is_refused_and_whoever_may_have_is_looked_at(asked: Challenge) -> None:
    ours = Thresholds()
    film = [template(who, Held(), Room(), ours) for who in (3, 3, 5)]
    least = alike(film[0], film[2])

    def verdict(refused: float, unsure: float) -> Verdict:
        moved = Thresholds(same_session=least + refused, same_session_unsure=least + unsure)
        return same_throughout(film, moved).verdict

    assert verdict(0.01, 0.02) is Verdict.REFUSE
    assert verdict(-0.01, 0.01) is Verdict.UNSURE
    assert verdict(-0.02, -0.01) is Verdict.ACCEPT


def test_a_network_of_the_operators_sees_faces_straight_and_of_one_size(
    asked: Challenge, tmp_path: Path
) -> None:
    named = Thresholds(embedder=str(rows_and_columns(tmp_path / "rows.onnx")))

    one = template(3, Held(), Room(), named)
    turned = template(3, Held(roll=12, x=0.4), Room(size=0.14), named)

    assert len(one) == 3 * 112 * 2
    assert alike(one, turned) > 0.97
    assert alike(one, template(3, Held(), Room(), Thresholds())) == 0


def rows_and_columns(path: Path) -> Path:
    """Write a network by the conventions of ArcFace, of which every answer can be foreseen."""
    entry = helper.make_tensor_value_info("face", TensorProto.FLOAT, [1, 3, 112, 112])
    exit_ = helper.make_tensor_value_info("rows", TensorProto.FLOAT, [1, 336])
    shape = helper.make_tensor("shape", TensorProto.INT64, [2], [1, 336])
    axes = helper.make_tensor("axes", TensorProto.INT64, [1], [3])
    nodes = [
        helper.make_node("ReduceMean", ["face", "axes"], ["means"], keepdims=0),
        helper.make_node("Reshape", ["means", "shape"], ["rows"]),
    ]
    graph = helper.make_graph(nodes, "rows", [entry], [exit_], [shape, axes])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)])
    model.ir_version = 10
    onnx.save(model, path)
    return path


def test_thresholds_are_numbers_of_the_settings() -> None:
    changed = Thresholds.model_validate({"noise": "9.5", "wrong_digits": "2"})

    assert (changed.noise, changed.wrong_digits) == (9.5, 2)
    with pytest.raises(ValueError, match="noises"):
        Thresholds.model_validate({"noises": "9.5"})
