"""What stands in for vLLM and flash-attn, which a CPU cannot run."""

from __future__ import annotations

import queue
from collections.abc import Callable
from typing import Any

import torch


class Worker:
    """Stands in for the workers that sample with vLLM: hands out rollouts of the version that is asked for."""

    def __init__(self, sample: Callable[[int, int], Any]) -> None:
        self.rollout_buffer: queue.Queue[Any] = queue.Queue()
        self.metrics_queue: queue.Queue[Any] = queue.Queue()
        self._sample = sample
        self._count = 0

    def start(self) -> None:
        # The loader reads one batch ahead.
        self._fill(1)
        self._fill(1)

    def _fill(self, version: int) -> None:
        for _ in range(4):
            self.rollout_buffer.put(self._sample(self._count, version))
            self._count += 1
        self.metrics_queue.put({"completions/mean_length": (32.0, 4.0), "completions/clipped_ratio": (1.0, 4.0)})

    def stop(self) -> None: ...

    def update_model_version(self, model_version: int) -> None:
        if self._count:
            self._fill(model_version - 1)  # one version old, as in a pipeline that is busy

    def check_health(self, stale_after_s: float) -> None: ...


class NoTransfer:
    def init_weight_transfer(self) -> None: ...
    def pause(self) -> None: ...
    def resume(self) -> None: ...
    def destroy(self) -> None: ...

    def send_weights(self, iterator: Any) -> None:
        for _ in iterator:
            pass


def attention(*_: Any) -> Any:
    """Stands in for flash-attn, whose kernels need a GPU."""

    class Flash:
        @staticmethod
        def flash_attn_varlen_func(q: Any, k: Any, v: Any, cu_q: Any, cu_k: Any, *_: Any, **options: Any) -> Any:
            out = torch.empty_like(q)
            for i in range(len(cu_q) - 1):
                (a, b), (c, d) = cu_q[i : i + 2].tolist(), cu_k[i : i + 2].tolist()
                mask = torch.ones(b - a, d - c, dtype=torch.bool).tril(diagonal=(d - c) - (b - a))
                heads = [x.transpose(0, 1)[None] for x in (q[a:b], k[c:d], v[c:d])]
                attended = torch.nn.functional.scaled_dot_product_attention(
                    *heads, attn_mask=mask, scale=options["softmax_scale"], enable_gqa=True
                )
                out[a:b] = attended[0].transpose(0, 1)
            return out

    return Flash
