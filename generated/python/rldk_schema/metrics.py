# DO NOT EDIT. Generated from schema/event.schema.json by `python -m codegen`.
"""The metric dictionary: one meaning per name, and the raw framework keys that have exactly that meaning."""

from __future__ import annotations

from typing import Any, NamedTuple


class Source(NamedTuple):
    """A raw key of one framework that means a metric.

    `algorithms` None: in all of them. `since` and `before` bound the framework's version, half open. `when`: settings
    of the run, each with the values under which the key means this.
    """

    framework: str
    key: str
    algorithms: tuple[str, ...] | None
    since: tuple[int, ...] | None
    before: tuple[int, ...] | None
    when: tuple[tuple[str, tuple[Any, ...]], ...]
    scale: float | None
    estimator: str | None


class Metric(NamedTuple):
    """A declared metric.

    `group`: what it is about. `minimum` and `maximum` always hold; outside the soft bounds a value is suspect.
    `traps`: what it is easily taken for, or hides.
    """

    name: str
    unit: str
    group: str
    description: str
    minimum: float | None
    maximum: float | None
    soft_minimum: float | None
    soft_maximum: float | None
    sources: tuple[Source, ...]
    traps: tuple[str, ...]


METRICS: dict[str, Metric] = {
    metric.name: metric
    for metric in (
        Metric(
            'reward_mean',
            '1',
            'reward',
            'Mean reward over the sequences of the step, all ranks, as the reward functions or the reward model gave it: before any KL penalty, whitening or group normalisation.',
            None, None, None, None,
            (
                Source('trl', 'reward', ('grpo', 'rloo'), (0, 27), (1,), (), None, 'reward_weights are ignored'),
                Source('trl', 'reward', ('grpo',), None, None, (), None, None),
                Source('trl', 'reward', ('rloo',), (0, 27), None, (), None, None),
                Source('trl', 'objective/scores', ('ppo', 'online_dpo'), None, None, (), None, None),
                Source('trl', 'mean_reward', ('reward',), None, None, (), None, None),
                Source('openrlhf', 'rollout/reward_mean', ('ppo',), None, None, (), None, None),
                Source('openrlhf', 'reward', ('ppo',), None, None, (), None, 'after length penalties; weighted over micro-batches and epochs'),
                Source('openrlhf', 'reward/mean', ('ppo',), None, None, (), None, 'of nested rows, as whoever wrote them computed it'),
                Source('openrlhf', 'reward_mean', ('rm',), None, None, (), None, 'chosen and rejected responses of the evaluation set'),
                Source('custom', 'reward_scalar', None, None, None, (), None, None),
                Source('custom', 'env/all/reward/total', None, None, None, (), None, 'tinker-cookbook: the total over an episode'),
            ),
            (
                "TRL's RLOO before 0.27 logs `reward` with the KL penalty in it; its `objective/rlhf_reward` of PPO and OnlineDPO has it too. Neither is this.",
                'From TRL 0.27 up to 1.0 `reward` is the plain sum of the reward functions: reward_weights act on training, not on what is logged.',
            ),
        ),
        Metric(
            'reward_std',
            '1',
            'reward',
            "Standard deviation of the reward over all sequences of the step. The spread inside one prompt's group is `reward_group_std`.",
            0, None, None, None,
            (
                Source('trl', 'reward_std', ('grpo',), None, (0, 27), (('scale_rewards', ('batch',)),), None, 'n - 1'),
                Source('trl', 'reward_std', ('grpo', 'rloo'), (0, 27), (1,), (), None, 'reward_weights are ignored; n - 1'),
                Source('trl', 'reward_std', ('grpo', 'rloo'), (0, 27), None, (), None, 'n - 1'),
                Source('openrlhf', 'rollout/reward_std', ('ppo',), None, None, (), None, 'n - 1; 0 for a single sample'),
                Source('openrlhf', 'reward/std', ('ppo',), None, None, (), None, 'of nested rows, as whoever wrote them computed it'),
                Source('openrlhf', 'reward_std', ('rm',), None, None, (), None, 'chosen and rejected responses of the evaluation set; n - 1'),
            ),
            (
                "TRL's GRPO before 0.27 logs the spread within a prompt's group under this very name: that is `reward_group_std`, unless scale_rewards is batch.",
            ),
        ),
        Metric(
            'reward_group_std',
            '1',
            'reward',
            'Standard deviation of the reward within the completions of one prompt, averaged over prompts. At 0 group-relative methods learn nothing.',
            0, None, None, None,
            (
                Source('trl', 'reward_std', ('grpo',), None, (0, 27), (('scale_rewards', ('group', 'none')),), None, 'n - 1'),
                Source('openrlhf', 'group_reward_std', ('ppo',), None, None, (), None, 'n - 1'),
            ),
            (),
        ),
        Metric(
            'frac_reward_zero_std',
            '1',
            'reward',
            'Share of prompts whose completions all got the same reward (within-group standard deviation 0): they give a group-relative method no gradient.',
            0, 1, None, None,
            (
                Source('trl', 'frac_reward_zero_std', ('grpo',), None, None, (('scale_rewards', ('group', 'none')),), None, None),
            ),
            (
                "TRL's RLOO computes it of a reward with the KL penalty in it, and keeps its own name; with scale_rewards=batch GRPO's says something else, too.",
            ),
        ),
        Metric(
            'kl_mean',
            'nat/{token}',
            'policy',
            'KL divergence of the policy from the reference model, mean over completion tokens, estimated from the sampled tokens. k1 = log(pi/pi_ref) may be negative; k3 = pi_ref/pi - 1 - log(pi_ref/pi) is >= 0. A KL summed over a sequence is `kl_sequence`; one against the policy before the update is `approx_kl`.',
            None, None, None, None,
            (
                Source('trl', 'kl', ('grpo',), None, None, (), None, 'k3 of the updated policy, token mean; at the sampling temperature'),
                Source('trl', 'kl', ('rloo',), None, None, (), None, 'k1 of the sampling policy, token mean'),
                Source('openrlhf', 'kl', ('ppo',), None, None, (('reference_model', (True,)),), None, 'k1 (default), k2 or k3 as configured, clamped to +-10; sequence mean of token means; with the KL as a loss: of the policy being trained, token mean weighted by token counts a second time'),
                Source('openrlhf', 'kl_div', ('ppo',), None, None, (('reference_model', (True,)),), None, 'of nested rows, as whoever wrote them computed it; OpenRLHF itself calls it kl'),
                Source('custom', 'kl_to_ref', None, None, None, (), None, None),
            ),
            (
                "TRL's GRPO and RLOO log `kl` only if beta is not 0: without a reference model there is none to measure.",
                "KTO's `kl` is a batch estimate of a sum over the sequence, and keeps its own name.",
                'OpenRLHF logs `kl` as 0.0 when there is no reference model: only a run that is known to have one measures it.',
            ),
        ),
        Metric(
            'kl_sequence',
            'nat/{sequence}',
            'policy',
            'KL divergence of the policy from the reference model, log(pi/pi_ref) summed over the tokens of a completion, mean over completions. Grows with length: compare it only at equal lengths. Sampled, so it may be negative.',
            None, None, None, None,
            (
                Source('trl', 'objective/kl', ('ppo',), None, None, (), None, 'k1 (default) or k3'),
                Source('trl', 'objective/kl', ('online_dpo',), None, None, (), None, 'k1, positions after the end of sequence included'),
            ),
            (
                'Typical values are tens of times those of `kl_mean`: a threshold for one is none for the other.',
            ),
        ),
        Metric(
            'approx_kl',
            'nat/{token}',
            'policy',
            'KL divergence between the policy that sampled the batch and the policy being updated, mean over tokens: how far one step moved. Not the distance to the reference model.',
            None, None, None, None,
            (
                Source('trl', 'policy/approxkl_avg', ('ppo',), None, None, (('num_mini_batches', (1,)),), None, 'k2 = 0.5 * log-ratio^2; padding counts as 0'),
                Source('openrlhf', 'ppo_kl', ('ppo',), None, None, (), None, 'k1 = -log-ratio, may be negative'),
            ),
            (
                "TRL's PPO divides this and its other update means by num_mini_batches once too often: with more than one they keep their own name.",
            ),
        ),
        Metric(
            'rollout_kl',
            'nat/{token}',
            'policy',
            "Mismatch between the inference engine that sampled and the trainer's own log-probabilities for the same tokens and weights: mean over tokens. It should stay near 0.",
            None, None, None, None,
            (
                Source('openrlhf', 'vllm_kl', ('ppo',), None, None, (), None, 'k1 = log pi_engine - log pi_trainer, may be negative'),
            ),
            (),
        ),
        Metric(
            'entropy_mean',
            'nat/{token}',
            'policy',
            "Entropy of the policy's next-token distribution, mean over the tokens trained on (completion tokens in RL). At most ln(vocabulary size).",
            None, None, 0, None,
            (
                Source('trl', 'entropy', ('sft',), None, (1, 3), (), None, 'all tokens but padding, the prompt included'),
                Source('trl', 'entropy', ('grpo', 'rloo', 'dpo', 'kto', 'sft'), None, None, (), None, None),
                Source('trl', 'policy/entropy_avg', ('ppo',), None, None, (('num_mini_batches', (1,)),), None, 'padding included'),
                Source('openrlhf', 'entropy_loss', ('ppo',), None, None, (), None, 'token mean weighted by token counts a second time: too high with uneven lengths'),
                Source('custom', 'entropy', None, None, None, (), None, None),
                Source('custom', 'optim/entropy', None, None, None, (), None, 'tinker-cookbook: minus the mean log-probability of the sampled tokens'),
            ),
            (
                "OnlineDPO's and PPO's `objective/entropy` is a sum over the sequence: 66 where this is 5.6.",
            ),
        ),
        Metric(
            'clip_frac',
            '1',
            'policy',
            'Share of completion tokens whose importance ratio was outside the clipping range on the side that the objective clips. Cut-off completions are `truncated_frac`.',
            0, 1, None, None,
            (
                Source('trl', 'clip_ratio/region_mean', ('grpo',), None, None, (('importance_sampling_level', ('sequence',)),), None, 'share of sequences'),
                Source('trl', 'clip_ratio/region_mean', ('grpo',), None, None, (), None, None),
                Source('trl', 'clip_ratio/region_mean', ('rloo',), None, None, (), None, 'share of sequences'),
                Source('trl', 'cispo_clip_ratio', ('grpo',), None, None, (), None, "share of tokens above CISPO's upper bound"),
                Source('trl', 'clip_ratio', ('grpo',), None, None, (), None, 'share of clipped tokens, as the Liger loss reports it'),
                Source('trl', 'policy/clipfrac_avg', ('ppo',), None, None, (('num_mini_batches', (1,)),), None, None),
                Source('openrlhf', 'ppo_clip_ratio', ('ppo',), None, None, (), None, 'dual clipping not counted'),
            ),
            (
                "TRL's `completions/clipped_ratio` is the share of completions cut off at the length limit: that is `truncated_frac`.",
            ),
        ),
        Metric(
            'value_clip_frac',
            '1',
            'optimisation',
            'Share of tokens whose value prediction was clipped in the value loss.',
            0, 1, None, None,
            (
                Source('trl', 'val/clipfrac_avg', ('ppo',), None, None, (('num_mini_batches', (1,)),), None, None),
            ),
            (),
        ),
        Metric(
            'ratio_mean',
            '1',
            'policy',
            'Importance ratio pi/pi_old, mean over the tokens of the step. Near 1 unless the policy moved far from the one that sampled.',
            0, None, None, None,
            (
                Source('trl', 'val/ratio', ('ppo',), None, None, (('num_mini_batches', (1,)),), None, 'padding counts as 1'),
            ),
            (),
        ),
        Metric(
            'grad_norm',
            '1',
            'optimisation',
            "Global L2 norm of the policy's gradient before clipping, at the last optimizer step.",
            0, None, None, None,
            (
                Source('trl', 'grad_norm', None, None, None, (), None, None),
                Source('openrlhf', 'actor_grad_norm', ('ppo',), None, None, (), None, None),
                Source('openrlhf', 'grad_norm', ('sft', 'dpo', 'rm'), None, None, (), None, None),
            ),
            (
                "With logging_steps above 1 this is the last step's, while most other metrics are means over the steps since the last log.",
            ),
        ),
        Metric(
            'critic_grad_norm',
            '1',
            'optimisation',
            "Global L2 norm of the critic's gradient before clipping.",
            0, None, None, None,
            (
                Source('openrlhf', 'critic_grad_norm', ('ppo',), None, None, (), None, 'mean over micro-batches, each carrying the latest norm'),
            ),
            (),
        ),
        Metric(
            'lr',
            '1',
            'optimisation',
            'Learning rate of the policy that the step used (first parameter group).',
            0, None, None, None,
            (
                Source('trl', 'learning_rate', ('grpo', 'rloo', 'online_dpo', 'dpo', 'kto', 'reward', 'sft'), None, None, (), None, None),
                Source('trl', 'lr', ('ppo',), None, None, (), None, None),
                Source('openrlhf', 'actor_lr', ('ppo',), None, None, (), None, None),
                Source('openrlhf', 'lr', ('sft', 'dpo', 'rm'), None, None, (), None, None),
                Source('custom', 'learning_rate', None, None, None, (), None, None),
                Source('custom', 'optim/lr', None, None, None, (), None, None),
            ),
            (
                "With logging_steps above 1 this is the last step's. Asking the scheduler after the step gives the next step's rate.",
            ),
        ),
        Metric(
            'critic_lr',
            '1',
            'optimisation',
            'Learning rate of the critic that the step used.',
            0, None, None, None,
            (
                Source('openrlhf', 'critic_lr', ('ppo',), None, None, (), None, None),
            ),
            (),
        ),
        Metric(
            'loss',
            '1',
            'optimisation',
            'The training objective, as the trainer reports it to be minimised; the estimator says where auxiliary terms are left out. A part of an actor-critic objective has its own name (`policy_loss`, `value_loss`). In policy-gradient training its size says little.',
            None, None, None, None,
            (
                Source('trl', 'loss', ('grpo', 'rloo', 'online_dpo', 'dpo', 'kto', 'reward', 'sft'), None, None, (), None, None),
                Source('openrlhf', 'gpt_loss', ('sft',), None, None, (), None, 'last micro-batch of the step, mean over ranks'),
                Source('openrlhf', 'eval gpt_loss', ('sft',), None, None, (), None, 'mean over the evaluation set'),
                Source('openrlhf', 'loss', ('dpo', 'rm'), None, None, (), None, 'last micro-batch of the step, mean over ranks, preference part only'),
            ),
            (
                "transformers' logging_nan_inf_filter, on by default, logs a NaN loss as 0.0, or as the mean of the steps before; a `grad_norm` of NaN beside it gives it away.",
                "TRL's PPO logs no loss as a whole: see `policy_loss` and `value_loss`.",
            ),
        ),
        Metric(
            'policy_loss',
            '1',
            'optimisation',
            'Policy part of an actor-critic objective.',
            None, None, None, None,
            (
                Source('trl', 'loss/policy_avg', ('ppo',), None, None, (('num_mini_batches', (1,)),), None, None),
                Source('openrlhf', 'policy_loss', ('ppo',), None, None, (), None, None),
            ),
            (),
        ),
        Metric(
            'value_loss',
            '1',
            'optimisation',
            'Value (critic) part of an actor-critic objective, before its coefficient.',
            None, None, None, None,
            (
                Source('trl', 'loss/value_avg', ('ppo',), None, None, (('num_mini_batches', (1,)),), None, None),
                Source('openrlhf', 'critic_loss', ('ppo',), None, None, (), None, None),
            ),
            (),
        ),
        Metric(
            'advantage_mean',
            '1',
            'optimisation',
            'Mean advantage over the tokens or sequences of the step, as used in the loss.',
            None, None, None, None,
            (),
            (),
        ),
        Metric(
            'advantage_std',
            '1',
            'optimisation',
            'Standard deviation of the advantage over the tokens or sequences of the step, as used in the loss.',
            0, None, None, None,
            (),
            (),
        ),
        Metric(
            'value_mean',
            '1',
            'optimisation',
            'Mean value prediction of the critic over completion tokens.',
            None, None, None, None,
            (
                Source('openrlhf', 'values', ('ppo',), None, None, (), None, None),
            ),
            (),
        ),
        Metric(
            'explained_variance',
            '1',
            'optimisation',
            'How well the critic predicts the returns of the step: 1 - Var(return - value) / Var(return) over completion tokens. 1 is perfect, 0 as good as a constant, below 0 worse than that.',
            None, 1, None, None,
            (),
            (),
        ),
        Metric(
            'return_mean',
            '1',
            'reward',
            "Mean over completions of the return: the sum of the shaped reward over a completion's tokens, with clipping, baseline and KL penalty where the trainer folds them into the reward.",
            None, None, None, None,
            (
                Source('openrlhf', 'return', ('ppo',), None, None, (), None, None),
            ),
            (),
        ),
        Metric(
            'reward_margin',
            '1',
            'reward',
            "Mean of reward(chosen) - reward(rejected) over preference pairs: the implicit reward beta * log(pi/pi_ref) in DPO and KTO, the model's own score in reward modelling.",
            None, None, None, None,
            (
                Source('trl', 'rewards/margins', ('dpo', 'kto', 'online_dpo'), None, None, (), None, 'implicit reward'),
                Source('trl', 'margin', ('reward',), None, None, (), None, 'model score'),
            ),
            (
                'Margins of DPO and KTO are scaled by beta, those of reward modelling are not: they do not compare.',
            ),
        ),
        Metric(
            'reward_chosen',
            '1',
            'reward',
            "Mean reward of the chosen (desirable) completions: the implicit reward beta * log(pi/pi_ref) in DPO and KTO, the model's own score in reward modelling.",
            None, None, None, None,
            (
                Source('trl', 'rewards/chosen', ('dpo', 'kto', 'online_dpo'), None, None, (), None, 'implicit reward'),
                Source('openrlhf', 'chosen_reward', ('dpo', 'rm'), None, None, (), None, 'last micro-batch of the step, mean over ranks'),
            ),
            (),
        ),
        Metric(
            'reward_rejected',
            '1',
            'reward',
            'Mean reward of the rejected (undesirable) completions, defined as `reward_chosen`.',
            None, None, None, None,
            (
                Source('trl', 'rewards/rejected', ('dpo', 'kto', 'online_dpo'), None, None, (), None, 'implicit reward'),
                Source('openrlhf', 'reject_reward', ('dpo', 'rm'), None, None, (), None, 'last micro-batch of the step, mean over ranks'),
            ),
            (),
        ),
        Metric(
            'logps_chosen',
            'nat/{sequence}',
            'policy',
            'Log-probability that the policy gives a chosen completion, summed over its tokens, mean over completions.',
            None, None, None, None,
            (
                Source('trl', 'logps/chosen', ('dpo', 'kto', 'online_dpo'), None, None, (), None, 'in DPO 0.23 with loss_type=ipo a token mean'),
            ),
            (),
        ),
        Metric(
            'logps_rejected',
            'nat/{sequence}',
            'policy',
            'Log-probability that the policy gives a rejected completion, summed over its tokens, mean over completions.',
            None, None, None, None,
            (
                Source('trl', 'logps/rejected', ('dpo', 'kto', 'online_dpo'), None, None, (), None, 'in DPO 0.23 with loss_type=ipo a token mean'),
            ),
            (),
        ),
        Metric(
            'preference_accuracy',
            '1',
            'reward',
            'Share of preference pairs in which the chosen completion has the higher reward.',
            0, 1, None, None,
            (
                Source('trl', 'rewards/accuracies', ('dpo', 'online_dpo'), None, None, (), None, None),
                Source('trl', 'accuracy', ('reward',), None, (0, 24), (), None, 'ties are left out'),
                Source('trl', 'accuracy', ('reward',), None, None, (), None, 'ties count as wrong'),
                Source('openrlhf', 'acc', ('dpo', 'rm'), None, None, (), None, 'last micro-batch of the step, mean over ranks'),
                Source('openrlhf', 'acc_mean', ('dpo', 'rm'), None, None, (), None, "evaluation: mean over the set; training: mean over the step's micro-batches, one rank"),
            ),
            (),
        ),
        Metric(
            'token_accuracy',
            '1',
            'policy',
            "Share of target tokens that were the policy's most likely next token under teacher forcing.",
            0, 1, None, None,
            (
                Source('trl', 'mean_token_accuracy', ('sft',), None, None, (), None, None),
                Source('trl', 'mean_token_accuracy', ('dpo',), None, None, (), None, 'chosen completions only'),
            ),
            (),
        ),
        Metric(
            'response_length_mean',
            '{token}',
            'data',
            'Mean length of the generated completions of the step, cut-off ones included.',
            0, None, None, None,
            (
                Source('trl', 'completions/mean_length', ('grpo', 'rloo'), None, None, (), None, None),
                Source('openrlhf', 'rollout/response_length_mean', ('ppo',), None, None, (), None, None),
                Source('openrlhf', 'response_length', ('ppo',), None, None, (), None, 'weighted over micro-batches and epochs'),
                Source('openrlhf', 'response_length_mean', ('ppo',), None, None, (), None, 'evaluation: mean over the set'),
                Source('trl', 'completion_length', ('grpo',), None, None, (), None, 'TRL before 0.17, unsloth'),
            ),
            (),
        ),
        Metric(
            'truncated_frac',
            '1',
            'data',
            'Share of completions that reached the length limit without an end-of-sequence token.',
            0, 1, None, None,
            (
                Source('trl', 'completions/clipped_ratio', ('grpo', 'rloo'), None, None, (), None, None),
                Source('openrlhf', 'rollout/truncated_rate', ('ppo',), None, None, (), None, None),
                Source('openrlhf', 'truncated', ('ppo',), None, None, (), None, None),
                Source('openrlhf', 'truncated_rate', ('ppo',), None, None, (), None, 'evaluation: mean over the set'),
            ),
            (),
        ),
        Metric(
            'policy_lag',
            '{step}',
            'policy',
            'Optimizer steps between the weights that sampled the batch and the weights being updated; 0 is on-policy.',
            0, None, None, None,
            (),
            (),
        ),
        Metric(
            'epoch',
            '{epoch}',
            'data',
            'Passes over the training set so far, fractional.',
            0, None, None, None,
            (
                Source('trl', 'epoch', None, None, None, (), None, None),
            ),
            (),
        ),
        Metric(
            'tokens_seen',
            '{token}',
            'data',
            "Tokens trained on so far, prompt and completion, cumulative over the run and all ranks. It can restart where the trainer's own counter does.",
            0, None, None, None,
            (
                Source('trl', 'num_tokens', None, None, None, (), None, None),
            ),
            (
                "TRL's SFT, DPO, KTO and Reward trainers begin again at 0 when a run is resumed; GRPO and RLOO go on.",
            ),
        ),
        Metric(
            'step_time',
            's',
            'speed',
            'Wall time of the step as the trainer measured it, or rldk where the trainer does not.',
            0, None, None, None,
            (
                Source('trl', 'step_time', ('grpo', 'rloo'), None, None, (), None, 'this rank: generation, reward, forward and backward; not the optimizer step or data loading'),
                Source('openrlhf', 'timing/step_total', ('ppo',), None, None, (), None, 'experience, training, weight broadcast and generation; not evaluation or saving'),
                Source('openrlhf', 'step_time', ('sft', 'dpo', 'rm', 'kto', 'kd', 'prm'), None, None, (), None, 'this rank, by rldk: from one log call to the next; not evaluation or saving'),
            ),
            (
                "TRL measures it on each rank and logs rank 0's; what it leaves out stands in the estimator.",
            ),
        ),
        Metric(
            'generation_time',
            's',
            'speed',
            'Wall time spent generating completions for the step.',
            0, None, None, None,
            (
                Source('openrlhf', 'timing/generation', ('ppo',), None, None, (), None, None),
            ),
            (),
        ),
        Metric(
            'tokens_per_second',
            '{token}/s',
            'speed',
            'Tokens (prompt and completion, all ranks) processed per second of step time.',
            0, None, None, None,
            (),
            (),
        ),
        Metric(
            'cpu_utilization',
            '1',
            'resources',
            "Share of the host's CPU time in use, all cores, since the last sample.",
            0, 1, None, None,
            (),
            (),
        ),
        Metric(
            'cpu_memory_used',
            'By',
            'resources',
            'Resident memory of the training process.',
            0, None, None, None,
            (),
            (),
        ),
        Metric(
            'gpu_memory_used',
            'By',
            'resources',
            "Memory in use on this process's GPU by anyone, as the driver reports it.",
            0, None, None, None,
            (),
            (),
        ),
        Metric(
            'gpu_memory_total',
            'By',
            'resources',
            "Memory of this process's GPU, as the driver reports it. What `gpu_memory_used` leaves of it is the margin.",
            0, None, None, None,
            (),
            (),
        ),
        Metric(
            'gpu_memory_allocated',
            'By',
            'resources',
            "Memory that torch's allocator has handed out on this process's GPU.",
            0, None, None, None,
            (),
            (),
        ),
        Metric(
            'gpu_utilization',
            '1',
            'resources',
            "Share of the sample period in which a kernel ran on this process's GPU. No proof of progress: a hung collective shows 1. Null under MIG.",
            0, 1, None, None,
            (),
            (),
        ),
        Metric(
            'gpu_power',
            'W',
            'resources',
            "Power draw of this process's GPU.",
            0, None, None, None,
            (),
            (),
        ),
        Metric(
            'gpu_temperature',
            'Cel',
            'resources',
            "Core temperature of this process's GPU.",
            None, None, None, None,
            (),
            (),
        ),
        Metric(
            'disk_free',
            'By',
            'resources',
            'Free space, for this user, on the file system of the output directory.',
            0, None, None, None,
            (),
            (),
        ),
        Metric(
            'network_bandwidth',
            'Mbit/s',
            'resources',
            'Network traffic of the host, in + out, over all interfaces but loopback, since the last sample.',
            0, None, None, None,
            (),
            (),
        ),
        Metric(
            'network_bandwidth_in',
            'Mbit/s',
            'resources',
            'Network traffic into the host, over all interfaces but loopback, since the last sample.',
            0, None, None, None,
            (),
            (),
        ),
        Metric(
            'network_bandwidth_out',
            'Mbit/s',
            'resources',
            'Network traffic out of the host, over all interfaces but loopback, since the last sample.',
            0, None, None, None,
            (),
            (),
        ),
        Metric(
            'network_latency',
            'ms',
            'resources',
            'Time to open a TCP connection to the master node.',
            0, None, None, None,
            (),
            (),
        ),
        Metric(
            'allreduce_time',
            'ms',
            'resources',
            "Host time spent inside the job's own all_reduce calls during the step. Under NCCL the call returns before the GPU is done: it is not the time of the transfer.",
            0, None, None, None,
            (
                Source('openrlhf', 'allreduce_time', None, None, None, (), None, 'this rank, by rldk'),
            ),
            (),
        ),
    )
}

# Those to look at first.
CORE_METRICS = ('reward_mean', 'reward_std', 'kl_mean', 'entropy_mean', 'clip_frac', 'grad_norm', 'lr', 'loss')

_INF = float("inf")

METRIC_BOUNDS: dict[str, tuple[float, float]] = {
    name: (-_INF if m.minimum is None else m.minimum, _INF if m.maximum is None else m.maximum)
    for name, m in METRICS.items()
    if m.minimum is not None or m.maximum is not None
}
