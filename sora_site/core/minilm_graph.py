"""The graph of all-MiniLM-L6-v2, written once from its weights: a BERT of six layers.

Source: the published `config.json` of the model (hidden size 384, 12 heads, GELU, post-norm).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

LAYERS: Final = 6
HEADS: Final = 12
HIDDEN: Final = 384
EPSILON: Final = 1e-12
OPSET: Final = 20  # the first with an exact GELU
IR_VERSION: Final = 9

Weights = Mapping[str, npt.NDArray[Any]]


@dataclass
class _Graph:
    nodes: list[NodeProto] = field(default_factory=list)
    constants: dict[str, TensorProto] = field(default_factory=dict)

    def add(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """Add one operation and return the name of what it gives."""
        output = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [output], **attributes))
        return output

    def constant(self, name: str, values: npt.NDArray[Any]) -> str:
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(values), name)
        return name


class _Bert:
    """Adds the parts of the network, each reading its own weights."""

    def __init__(self, weights: Weights) -> None:
        self.graph = _Graph()
        self._weights = weights

    def weight(self, name: str) -> str:
        return self.graph.constant(name, self._weights[name])

    def linear(self, entry: str, name: str) -> str:
        matrix = self.graph.constant(f"{name}.weight", self._weights[f"{name}.weight"].T)
        return self.graph.add(
            "Add", self.graph.add("MatMul", entry, matrix), self.weight(f"{name}.bias")
        )

    def norm(self, entry: str, name: str) -> str:
        scale, bias = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.graph.add("LayerNormalization", entry, scale, bias, axis=-1, epsilon=EPSILON)

    def embeddings(self) -> str:
        add = self.graph.add
        words = add("Gather", self.weight("embeddings.word_embeddings.weight"), "input_ids")
        kinds = self._weights["embeddings.token_type_embeddings.weight"][0]
        places = self._weights["embeddings.position_embeddings.weight"] + kinds
        end = add("Shape", "input_ids", start=1, end=2)
        start = self.graph.constant("zero", np.array([0], np.int64))
        along = add("Slice", self.graph.constant("places", places), start, end)
        return self.norm(add("Add", words, along), "embeddings.LayerNorm")

    def heads(self, entry: str, name: str) -> str:
        """Split (batch, tokens, hidden) into (batch, heads, tokens, hidden / heads)."""
        shape = self.graph.constant("split", np.array([0, 0, HEADS, HIDDEN // HEADS], np.int64))
        split = self.graph.add("Reshape", self.linear(entry, name), shape)
        return self.graph.add("Transpose", split, perm=[0, 2, 1, 3])

    def layer(self, entry: str, number: int, hidden_from: str) -> str:
        add, name = self.graph.add, f"encoder.layer.{number}"
        query, key, value = (
            self.heads(entry, f"{name}.attention.self.{part}") for part in ("query", "key", "value")
        )
        scale = self.graph.constant("scale", np.array((HIDDEN // HEADS) ** -0.5, np.float32))
        scores = add("Mul", add("MatMul", query, add("Transpose", key, perm=[0, 1, 3, 2])), scale)
        shares = add("Softmax", add("Add", scores, hidden_from), axis=-1)
        mixed = add("Transpose", add("MatMul", shares, value), perm=[0, 2, 1, 3])
        whole = self.graph.constant("whole", np.array([0, 0, HIDDEN], np.int64))
        attended = self.linear(add("Reshape", mixed, whole), f"{name}.attention.output.dense")
        entry = self.norm(add("Add", attended, entry), f"{name}.attention.output.LayerNorm")
        wide = add("Gelu", self.linear(entry, f"{name}.intermediate.dense"))
        narrow = self.linear(wide, f"{name}.output.dense")
        return self.norm(add("Add", narrow, entry), f"{name}.output.LayerNorm")

    def mask(self) -> tuple[str, str]:
        """Return the mask as (batch, tokens, 1), and what to add so that padding is not seen."""
        add = self.graph.add
        mask = add("Cast", "attention_mask", to=TensorProto.FLOAT)
        one = self.graph.constant("one", np.array(1, np.float32))
        far = self.graph.constant("far", np.array(-1e9, np.float32))
        across = self.graph.constant("across", np.array([1, 2], np.int64))
        hidden_from = add("Unsqueeze", add("Mul", add("Sub", one, mask), far), across)
        last = self.graph.constant("last", np.array([2], np.int64))
        return add("Unsqueeze", mask, last), hidden_from

    def mean(self, tokens: str, mask: str) -> None:
        """Pool to the mean of the real tokens, of length one, as `vector`."""
        add = self.graph.add
        axis = self.graph.constant("tokens_axis", np.array([1], np.int64))
        total = add("ReduceSum", add("Mul", tokens, mask), axis, keepdims=0)
        mean = add("Div", total, add("ReduceSum", mask, axis, keepdims=0))
        length = add("ReduceL2", mean, self.graph.constant("hidden_axis", np.array([1], np.int64)))
        self.graph.nodes.append(helper.make_node("Div", [mean, length], ["vector"]))


def sentence_graph(weights: Weights) -> ModelProto:
    """Return the model from `input_ids` and `attention_mask`, int64 (batch, tokens), to `vector`.

    `vector` is float32 (batch, 384), each row of length one.
    """
    bert = _Bert(weights)
    mask, hidden_from = bert.mask()
    entry = bert.embeddings()
    for number in range(LAYERS):
        entry = bert.layer(entry, number, hidden_from)
    bert.mean(entry, mask)
    ids = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in ("input_ids", "attention_mask")
    ]
    vector = helper.make_tensor_value_info("vector", TensorProto.FLOAT, ["batch", HIDDEN])
    graph = helper.make_graph(
        bert.graph.nodes, "all-MiniLM-L6-v2", ids, [vector], list(bert.graph.constants.values())
    )
    opset = helper.make_opsetid("", OPSET)
    return helper.make_model(graph, opset_imports=[opset], ir_version=IR_VERSION)
