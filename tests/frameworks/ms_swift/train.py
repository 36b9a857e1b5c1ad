"""Trains a tiny model of random weights with ms-swift's GRPO, on the CPU: `train.py FOLDER [rldk] [MODE]`.

With `rldk` it is logged; `callback_hooks` says what a mode does to the callback. What is measured is SFT, whose steps
are short. What callbacks see, which is not rounded, stands in FOLDER/logged.jsonl, and every reward in
FOLDER/rewards.jsonl.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from tests.factories.callback_hooks import prepare, steps_of

PLUGIN = '''
import json
import os
from pathlib import Path

from swift.callbacks import TrainerCallback, callbacks_map
from swift.rewards import ORM, orms


class Length(ORM):
    """Rewards the length of an answer."""

    def __call__(self, completions, **_):
        rewards = [min(len(completion), 20) / 20 for completion in completions]
        with Path(os.environ["FOLDER"], "rewards.jsonl").open("a") as file:
            file.write(json.dumps(rewards) + "\\n")
        return rewards


class Seen(TrainerCallback):
    """Keeps what callbacks see."""

    def on_log(self, args, state, control, logs=None, **_):
        with Path(os.environ["FOLDER"], "logged.jsonl").open("a") as file:
            file.write(json.dumps({"step": state.global_step, **logs}) + "\\n")


orms["length"] = Length
callbacks_map["seen"] = Seen
'''
ASKED = "import rldk.integrations.ms_swift\n"


def make_model(folder: Path) -> None:
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM

    # ASCII only: ms-swift encodes the text of an answer anew, which may be longer where its bytes were no text.
    letters = [*map(chr, range(33, 127)), "\u0120", "\u010a"]  # space and newline, as ByteLevel spells them
    alphabet = {letter: number for number, letter in enumerate(letters)}
    tokenizer = Tokenizer(models.BPE(vocab=alphabet, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        eos_token="<|im_end|>",
        pad_token="<|endoftext|>",
        additional_special_tokens=["<|im_start|>"],
    )
    fast.chat_template = (
        "{% for m in messages %}<|im_start|>{{m['role']}}\n{{m['content']}}<|im_end|>\n{% endfor %}"
        "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
    )
    fast.save_pretrained(folder)
    config = Qwen2Config(
        vocab_size=len(fast),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=512,
        eos_token_id=fast.eos_token_id,
        pad_token_id=fast.pad_token_id,
        bos_token_id=None,
        tie_word_embeddings=False,
    )
    torch.manual_seed(0)
    Qwen2ForCausalLM(config).save_pretrained(folder)


def main(folder: Path, *modes: str) -> None:
    make_model(folder / "model")
    plugin = folder / "plugin.py"
    plugin.write_text(PLUGIN + (ASKED if "rldk" in modes else ""))
    data = folder / "data.jsonl"
    with data.open("w") as file:
        for number in range(16):
            messages = [{"role": "user", "content": f"Count to {number}."}, {"role": "assistant", "content": "No."}]
            file.write(json.dumps({"messages": messages}) + "\n")
    os.environ["FOLDER"] = str(folder)
    prepare(modes)
    from swift.pipelines import rlhf_main, sft_main

    options: dict[str, Any] = {
        "model": folder / "model",
        "model_type": "qwen2",
        "template": "qwen",
        "dataset": data,
        "external_plugins": plugin,
        "callbacks": ["seen", *(["rldk"] if "rldk" in modes else [])],
        "output_dir": folder / "output",
        "tuner_type": "full",
        "torch_dtype": "float32",
        "per_device_train_batch_size": 4,
        "gradient_accumulation_steps": 2,
        "max_length": 256,
        "max_steps": steps_of(modes),
        "logging_steps": 1,
        "save_steps": steps_of(modes),
        "learning_rate": 1e-4,
        "report_to": "tensorboard",
        "split_dataset_ratio": 0,
        "dataloader_num_workers": 0,
        "dataset_num_proc": 1,
        "seed": 1,
    }
    if "measured" not in modes:
        options |= {
            "rlhf_type": "grpo",
            "reward_funcs": "length",
            "use_vllm": "false",
            "num_generations": 4,
            "max_completion_length": 12,
            "max_length": 64,
            "beta": 0.04,
        }
    train = rlhf_main if "rlhf_type" in options else sft_main
    values = {name: value if isinstance(value, list) else [value] for name, value in options.items()}
    train([text for name, given in values.items() for text in (f"--{name}", *map(str, given))])


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), *sys.argv[2:])
