"""Stands in for vLLM, which needs a GPU: what OpenRLHF imports and calls of it, and nothing more.

OpenRLHF's own rollout actor, agent executor and weight synchronisation run unchanged on top of it.
"""

from __future__ import annotations

import json
import math
import random
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

# At least what any OpenRLHF asks for, as a number and also as text, which is how 0.8.0 compares it.
__version__ = "1.0.0"

AsyncEngineArgs = SimpleNamespace


class SamplingParams(SimpleNamespace):
    """What it is given, and the defaults that OpenRLHF relies on."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"max_tokens": 16, "logprobs": None, **given})


class _Writer:
    """Writes random tokens, the same for the same seed and prompts, in answers of different lengths.

    An answer ends with the end-of-sequence token, or without one, as `length`, where that would come too late. Asked
    again for the same prompt, it writes another one.
    """

    def __init__(self, model: str, seed: int) -> None:
        configuration = json.loads(Path(model, "config.json").read_text())
        self._end: int = configuration["eos_token_id"]
        padding: int = configuration["pad_token_id"]
        self._ordinary = sorted(set(range(configuration["vocab_size"])) - {self._end, padding})
        self._seed = seed
        self._asked: Counter[tuple[int, ...]] = Counter()

    def write(self, prompt: Any, sampling_params: SamplingParams) -> SimpleNamespace:
        prompt_tokens = tuple(prompt["prompt_token_ids"])
        chance = random.Random(f"{self._seed} {prompt_tokens} {self._asked[prompt_tokens]}")
        self._asked[prompt_tokens] += 1
        length = chance.randint(2, sampling_params.max_tokens + 2)
        tokens = [*chance.choices(self._ordinary, k=length - 1), self._end][: sampling_params.max_tokens]
        likelihood = SimpleNamespace(logprob=-math.log(len(self._ordinary)))
        answer = SimpleNamespace(
            token_ids=tokens,
            text="",
            finish_reason="stop" if tokens[-1] == self._end else "length",
            logprobs=None if sampling_params.logprobs is None else [{token: likelihood} for token in tokens],
        )
        return SimpleNamespace(prompt_token_ids=list(prompt_tokens), outputs=[answer])


class AsyncLLMEngine:
    """The engine of OpenRLHF from 0.9.1, and of its asynchronous runs before."""

    def __init__(self, arguments: AsyncEngineArgs) -> None:
        self._writer = _Writer(arguments.model, arguments.seed)
        self.output_processor = SimpleNamespace(get_num_unfinished_requests=lambda: 0)

    @classmethod
    def from_engine_args(cls, arguments: AsyncEngineArgs) -> AsyncLLMEngine:
        return cls(arguments)

    async def generate(
        self, prompt: Any, sampling_params: SamplingParams, request_id: str
    ) -> AsyncIterator[SimpleNamespace]:
        yield self._writer.write(prompt, sampling_params)

    async def collective_rpc(self, method: str, args: tuple[Any, ...] = ()) -> None:
        """Takes the new weights and forgets them: random tokens need none."""

    async def is_sleeping(self) -> bool:
        return False

    async def sleep(self, level: int = 1) -> None: ...

    async def wake_up(self, tags: Any = None) -> None: ...

    async def reset_prefix_cache(self) -> None: ...

    async def pause_generation(self, mode: str = "keep") -> None: ...

    async def resume_generation(self) -> None: ...


class LLM:
    """The engine of OpenRLHF before 0.9.1."""

    def __init__(self, model: str, seed: int, **_: Any) -> None:
        self._writer = _Writer(model, seed)
        self.llm_engine = SimpleNamespace(reset_prefix_cache=lambda: None)

    def generate(self, prompts: list[Any], sampling_params: SamplingParams) -> list[SimpleNamespace]:
        return [self._writer.write(prompt, sampling_params) for prompt in prompts]

    def collective_rpc(self, method: str, args: tuple[Any, ...] = ()) -> None:
        """Takes the new weights and forgets them: random tokens need none."""

    def sleep(self, level: int = 1) -> None: ...

    def wake_up(self) -> None: ...
