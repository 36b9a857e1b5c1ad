"""Trains a tiny model with verl's own SFT trainer, on the CPU: `python train_verl_sft.py FOLDER [OPTION=VALUE ...]`.

Two folders get the same weights. The options are verl's, and count more than those here. `COMMAND` takes the place of
the command that trains; it has the options as `$SFT`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM

TEMPLATE = "{% for m in messages %}<|im_start|>{{m['role']}}\n{{m['content']}}<|im_end|>\n{% endfor %}"


def make_model(folder: Path) -> None:
    """A model of two small layers that reads bytes."""
    alphabet = {letter: number for number, letter in enumerate(sorted(pre_tokenizers.ByteLevel.alphabet()))}
    tokenizer = Tokenizer(models.BPE(vocab=alphabet, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    special = {"eos_token": "<|im_end|>", "pad_token": "<|endoftext|>", "additional_special_tokens": ["<|im_start|>"]}
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, **special)
    fast.chat_template = TEMPLATE
    fast.save_pretrained(folder)
    sizes = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4}
    config = Qwen2Config(vocab_size=len(fast), num_key_value_heads=2, max_position_embeddings=512, **sizes)
    config.eos_token_id, config.pad_token_id, config.bos_token_id = fast.eos_token_id, fast.pad_token_id, None
    torch.manual_seed(0)
    Qwen2ForCausalLM(config).save_pretrained(folder)


def main(folder: Path, given: list[str]) -> None:
    make_model(folder / "model")
    talk = [
        [{"role": "user", "content": f"Say {number}."}, {"role": "assistant", "content": str(number) * 3}]
        for number in range(24)
    ]
    pd.DataFrame({"messages": talk}).to_parquet(folder / "data.parquet")
    options = {
        "data.train_files": folder / "data.parquet",
        "data.val_files": folder / "data.parquet",
        "data.train_batch_size": 8,
        "data.micro_batch_size_per_gpu": 4,
        "data.max_length": 64,
        "data.pad_mode": "no_padding",
        "data.use_dynamic_bsz": False,
        "data.messages_key": "messages",
        "data.num_workers": 0,
        "model.path": folder / "model",
        "model.use_remove_padding": False,
        "+model.override_config.attn_implementation": "eager",
        "model.enable_gradient_checkpointing": False,
        "engine": "fsdp",
        "engine.strategy": "fsdp2",
        "engine.model_dtype": "fp32",
        "engine.use_torch_compile": False,
        "optim.lr": 1e-4,
        "optim.lr_warmup_steps": 2,
        "optim.lr_scheduler_type": "cosine",
        "trainer.device": "cpu",
        "trainer.total_training_steps": 3,
        "trainer.logger": "[console,file,tensorboard]",
        "trainer.project_name": "project",
        "trainer.experiment_name": "sft",
        "trainer.default_local_dir": folder / "checkpoints",
        "trainer.save_freq": -1,
        "trainer.test_freq": 3,
        "trainer.resume_mode": "disable",
        "trainer.n_gpus_per_node": 1,
        "hydra.run.dir": folder / "hydra",
    }
    environment = {
        "VERL_USE_EXTERNAL_MODULES": "cpu_platform",
        "VERL_PLATFORM": "cpu",
        # As FSDP's engine is registered.
        "VERL_ENGINE_DEVICE": "cuda",
        "VERL_ENGINE_VENDOR": "nvidia",
        "VERL_FILE_LOGGER_PATH": str(folder / "verl.jsonl"),
        "TENSORBOARD_DIR": str(folder / "tensorboard_log"),
    }
    options |= dict(option.split("=", 1) for option in given)
    environment["SFT"] = " ".join(f"{name}={value}" for name, value in options.items())
    command = os.environ.get("COMMAND", "torchrun --standalone --nproc-per-node=1 -m verl.trainer.sft_trainer $SFT")
    environment |= {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    raise SystemExit(subprocess.run(["bash", "-fc", command], env=environment).returncode)


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), sys.argv[2:])
