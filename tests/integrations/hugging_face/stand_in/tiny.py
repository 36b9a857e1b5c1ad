"""What the stand-ins train, with the real Trainer: three steps of a model of one weight."""

import torch
from transformers import PretrainedConfig, PreTrainedModel, TrainingArguments


class Line(PreTrainedModel):
    config_class = PretrainedConfig

    def __init__(self, config):
        super().__init__(config)
        self.line = torch.nn.Linear(1, 1)
        self.post_init()

    def forward(self, x, labels):
        return {"loss": ((self.line(x) - labels) ** 2).mean()}


def train(kind, callbacks):
    """Trains with a class of trainers; `callbacks` may be what makes them of the trainer."""
    torch.manual_seed(0)
    trainer = kind(
        model=Line(PretrainedConfig()),
        train_dataset=[{"x": [float(i)], "labels": [2.0 * i]} for i in range(8)],
        args=TrainingArguments(
            output_dir="out", max_steps=3, logging_steps=1, save_steps=3, report_to="none", use_cpu=True, seed=1
        ),
        callbacks=[] if callable(callbacks) else callbacks,
    )
    for callback in callbacks(trainer) if callable(callbacks) else []:
        trainer.add_callback(callback)
    trainer.train()
