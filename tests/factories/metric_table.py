"""What the keys of captured logs are stored under: the table that people check by hand."""

from __future__ import annotations

# Settings under which the keys of the captures mean what they are named after.
SETTINGS = {
    "scale_rewards": "group",
    "multi_objective_aggregation": "sum_then_normalize",
    "num_mini_batches": 1,
    "reference_model": True,
}

TABLE = [
    ("trl-1.16.grpo_beta.jsonl", "trl", "1.16.0", "grpo", {
        "loss": "loss", "grad_norm": "grad_norm", "learning_rate": "lr", "num_tokens": "tokens_seen",
        "reward": "reward_mean", "reward_std": "reward_std", "frac_reward_zero_std": "frac_reward_zero_std",
        "kl": "kl_mean", "entropy": "entropy_mean", "clip_ratio/region_mean": "clip_frac", "step_time": "step_time",
        "completions/mean_length": "response_length_mean", "completions/clipped_ratio": "truncated_frac",
        "epoch": "epoch",
    }),
    ("trl-0.23.grpo.jsonl", "trl", "0.23.0", "grpo", {
        "reward": "reward_mean", "reward_std": "reward_group_std", "clip_ratio/region_mean": "clip_frac",
    }),
    ("trl-1.16.rloo.jsonl", "trl", "1.16.0", "rloo", {
        "reward": "reward_mean", "kl": "kl_mean", "reward_std": "reward_std",
        # The standard deviation of a reward with the KL penalty in it: not what the name says.
        "frac_reward_zero_std": "trl/frac_reward_zero_std",
    }),
    ("trl-0.23.ppo.jsonl", "trl", "0.23.0", "ppo", {
        "objective/scores": "reward_mean", "objective/kl": "kl_sequence", "policy/approxkl_avg": "approx_kl",
        "policy/entropy_avg": "entropy_mean", "policy/clipfrac_avg": "clip_frac", "loss/policy_avg": "policy_loss",
        "loss/value_avg": "value_loss", "val/clipfrac_avg": "value_clip_frac", "val/ratio": "ratio_mean", "lr": "lr",
        "objective/entropy": "objective/entropy",
    }),
    ("trl-1.16.dpo.jsonl", "trl", "1.16.0", "dpo", {
        "rewards/chosen": "reward_chosen", "rewards/rejected": "reward_rejected", "rewards/margins": "reward_margin",
        "rewards/accuracies": "preference_accuracy", "logps/chosen": "logps_chosen", "entropy": "entropy_mean",
        "logits/chosen": "logits/chosen", "mean_token_accuracy": "token_accuracy",
    }),
    # KTO's kl is a batch estimate of a sequence sum, not the token mean.
    ("trl-1.16.kto.jsonl", "trl", "1.16.0", "kto", {"kl": "kl", "rewards/chosen": "reward_chosen", "loss": "loss"}),
    ("trl-1.16.reward.jsonl", "trl", "1.16.0", "reward", {
        "mean_reward": "reward_mean", "accuracy": "preference_accuracy", "margin": "reward_margin",
        "min_reward": "min_reward",
    }),
    ("trl-1.16.sft.jsonl", "trl", "1.16.0", "sft", {
        "entropy": "entropy_mean", "mean_token_accuracy": "token_accuracy", "num_tokens": "tokens_seen",
    }),
    ("openrlhf-0.11.0.ppo_gae_sync-rank0.jsonl", "openrlhf", "0.11.0", "ppo", {
        "rollout/reward_mean": "reward_mean", "reward": "reward", "rollout/reward_std": "reward_std",
        "group_reward_std": "reward_group_std", "kl": "kl_mean", "ppo_kl": "approx_kl", "ppo_clip_ratio": "clip_frac",
        "response_clip_ratio": "response_clip_ratio", "actor_grad_norm": "grad_norm", "actor_lr": "lr",
        "policy_loss": "policy_loss", "critic_loss": "value_loss", "timing/step_total": "step_time",
    }),
    ("openrlhf-0.11.0.sft-rank0.jsonl", "openrlhf", "0.11.0", "sft", {
        "gpt_loss": "loss", "loss_mean": "loss_mean", "lr": "lr", "grad_norm": "grad_norm",
    }),
]  # fmt: skip
