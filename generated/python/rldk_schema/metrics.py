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
                Source('trl', 'reward', ('grpo', 'rloo', 'papo'), (0, 27), (1,), (), None, 'reward_weights are ignored'),
                Source('trl', 'reward', ('grpo', 'papo', 'gmpo', 'dppo'), None, None, (), None, None),
                Source('trl', 'reward', ('rloo',), (0, 27), None, (), None, None),
                Source('trl', 'objective/scores', ('ppo', 'online_dpo'), None, None, (), None, None),
                Source('trl', 'mean_reward', ('reward',), None, None, (), None, None),
                Source('trl', 'reward', ('gfpo',), None, None, (), None, 'in training only the completions that the filter keeps (num_remains_in_group)'),
                Source('trl', 'reward', ('grpo_with_replay_buffer',), None, None, (), None, 'of the completions generated, not of those replayed in place of some'),
                Source('trl', 'reward', ('async_grpo',), None, None, (), None, 'plain sum of the reward functions; mean of micro-batch means'),
                Source('trl', 'self_distillation/reward_mean', ('sdpo',), None, None, (), None, 'a completion that no reward function judged counts as 0'),
                Source('trl', 'reward', ('a2po',), None, None, (), None, "this rank's sequences"),
                Source('trl', 'rewards/chosen', ('nash_md',), None, None, (), None, "the policy's own completions, not the mixture's; missing_eos_penalty included"),
                Source('trl', 'objective/model_scores', ('xpo',), None, None, (), None, "the policy's own completions, not the reference's; missing_eos_penalty included"),
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
                Source('trl', 'reward_std', ('grpo', 'papo'), None, (0, 27), (('scale_rewards', ('batch',)),), None, 'n - 1'),
                Source('trl', 'reward_std', ('grpo', 'rloo', 'papo'), (0, 27), (1,), (), None, 'reward_weights are ignored; n - 1'),
                Source('trl', 'reward_std', ('grpo', 'rloo', 'papo', 'gmpo', 'dppo'), (0, 27), None, (), None, 'n - 1'),
                Source('trl', 'reward_std', ('gfpo', 'grpo_with_replay_buffer'), None, (1,), (('scale_rewards', ('batch',)),), None, 'n - 1'),
                Source('trl', 'reward_std', ('gfpo', 'grpo_with_replay_buffer'), (1,), None, (), None, 'n - 1'),
                Source('trl', 'self_distillation/reward_std', ('sdpo',), None, None, (), None, 'n - 1'),
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
                Source('trl', 'reward_std', ('grpo', 'papo'), None, (0, 27), (('scale_rewards', ('group', 'none')),), None, 'n - 1'),
                Source('trl', 'reward_std', ('gfpo', 'grpo_with_replay_buffer'), None, (1,), (('scale_rewards', ('group', 'none')),), None, 'n - 1'),
                Source('trl', 'reward_std', ('async_grpo',), None, None, (), None, 'n; weighted by the completions trained on'),
                Source('trl', 'self_distillation/group_reward_std_mean', ('sdpo',), None, None, (('scale_rewards', ('group', 'batch')),), None, 'n - 1'),
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
                Source('trl', 'frac_reward_zero_std', ('grpo', 'papo'), None, (0, 27), (('scale_rewards', ('group', 'none')),), None, None),
                Source('trl', 'frac_reward_zero_std', ('grpo', 'papo', 'gmpo', 'dppo'), (0, 27), None, (('scale_rewards', ('group', 'none')), ('multi_objective_aggregation', ('sum_then_normalize',))), None, None),
                Source('trl', 'frac_reward_zero_std', ('gfpo',), None, None, (('scale_rewards', ('group', 'none')),), None, 'among the completions that the filter keeps'),
                Source('trl', 'frac_reward_zero_std', ('grpo_with_replay_buffer',), None, None, (('scale_rewards', ('group', 'none')),), None, 'before such groups are replaced from the buffer'),
                Source('trl', 'self_distillation/flat_group_fraction', ('sdpo',), None, None, (('scale_rewards', ('group', 'batch')),), None, 'standard deviation of at most diagnostics_flat_tolerance'),
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
                Source('trl', 'kl', ('grpo', 'gfpo', 'grpo_with_replay_buffer', 'papo', 'minillm', 'dppo', 'gmpo'), None, None, (), None, 'k3 of the updated policy, token mean; at the sampling temperature'),
                Source('trl', 'kl', ('rloo',), None, None, (), None, 'k1 of the sampling policy, token mean'),
                Source('openrlhf', 'kl', ('ppo',), None, None, (('reference_model', (True,)),), None, 'k1 (default), k2 or k3 as configured, clamped to +-10; sequence mean of token means; with the KL as a loss: of the policy being trained, token mean weighted by token counts a second time'),
                Source('openrlhf', 'kl_div', ('ppo',), None, None, (('reference_model', (True,)),), None, 'of nested rows, as whoever wrote them computed it; OpenRLHF itself calls it kl'),
                Source('custom', 'kl_to_ref', None, None, None, (), None, None),
            ),
            (
                "TRL's GRPO and RLOO log `kl` only if beta is not 0: without a reference model there is none to measure.",
                "KTO's `kl` is a batch estimate of a sum over the sequence, and keeps its own name.",
                'OpenRLHF logs `kl` as 0.0 when there is no reference model: only a run that is known to have one measures it.',
                "TRL's AsyncGRPO logs `kl` against the inference engine that sampled: that is `approx_kl`.",
                'A divergence from a teacher (GKD, GOLD, distillation) is not this.',
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
                Source('trl', 'loss/kl', ('nash_md',), None, None, (), None, 'k1; positions after the end of sequence left out'),
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
                Source('trl', 'kl', ('async_grpo',), None, None, (), None, "k3 against the inference engine's log-probabilities: its mismatch and the lag are in it"),
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
                Source('trl', 'entropy', ('grpo', 'rloo', 'dpo', 'kto', 'sft', 'gfpo', 'grpo_with_replay_buffer', 'papo', 'minillm', 'dppo', 'gmpo', 'async_grpo', 'tpo', 'distillation'), None, None, (), None, None),
                Source('trl', 'policy/entropy_avg', ('ppo',), None, None, (('num_mini_batches', (1,)),), None, 'padding included'),
                Source('trl', 'entropy', ('async_distillation',), None, None, (), None, 'at teacher_temperature, where the teacher gave a score'),
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
                Source('trl', 'clip_ratio/region_mean', ('grpo', 'gfpo', 'grpo_with_replay_buffer', 'papo', 'minillm'), None, None, (('importance_sampling_level', ('sequence',)),), None, 'share of sequences'),
                Source('trl', 'clip_ratio/region_mean', ('grpo', 'gfpo', 'grpo_with_replay_buffer', 'papo', 'minillm', 'gmpo'), None, None, (), None, None),
                Source('trl', 'clip_ratio/region_mean', ('rloo',), None, None, (), None, 'share of sequences'),
                Source('trl', 'cispo_clip_ratio', ('grpo', 'gfpo', 'grpo_with_replay_buffer', 'minillm'), None, None, (), None, "share of tokens above CISPO's upper bound"),
                Source('trl', 'clip_ratio', ('grpo', 'gfpo', 'grpo_with_replay_buffer'), None, None, (), None, 'share of clipped tokens, as the Liger loss reports it'),
                Source('trl', 'policy/clipfrac_avg', ('ppo',), None, None, (('num_mini_batches', (1,)),), None, None),
                Source('trl', 'clip_ratio/region_mean', ('async_grpo',), (1, 7), None, (), None, "against the inference engine's log-probabilities"),
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
                Source('trl', 'ratio', ('async_grpo',), None, None, (), None, "against the inference engine's log-probabilities"),
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
                Source('transformers', 'grad_norm', None, None, None, (), None, None),
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
                Source('transformers', 'learning_rate', None, None, None, (), None, None),
                Source('trl', 'learning_rate', ('grpo', 'rloo', 'online_dpo', 'dpo', 'kto', 'reward', 'sft', 'a2po', 'async_distillation', 'async_grpo', 'bco', 'cpo', 'distillation', 'dppo', 'gfpo', 'gkd', 'gmpo', 'gold', 'grpo_with_replay_buffer', 'iw_opd', 'minillm', 'nash_md', 'orpo', 'papo', 'prm', 'sdft', 'sdpo', 'server_distillation', 'ssd', 'tpo', 'xpo'), None, None, (), None, None),
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
                Source('transformers', 'loss', None, None, None, (), None, None),
                Source('trl', 'loss', ('grpo', 'rloo', 'online_dpo', 'dpo', 'kto', 'reward', 'sft', 'a2po', 'async_distillation', 'async_grpo', 'bco', 'cpo', 'distillation', 'dppo', 'gfpo', 'gmpo', 'grpo_with_replay_buffer', 'nash_md', 'orpo', 'sdft', 'sdpo', 'server_distillation', 'ssd', 'tpo', 'xpo', 'iterative_sft'), None, None, (), None, None),
                Source('trl', 'loss', ('gkd', 'gold'), None, (1, 7), (), None, 'the micro-batches of gradient accumulation are summed, not averaged'),
                Source('trl', 'loss', ('prm',), None, None, (), None, 'the micro-batches of gradient accumulation are summed, not averaged'),
                Source('trl', 'loss', ('papo', 'minillm'), None, None, (), None, 'the perception, entropy or distillation part is summed over the micro-batches of gradient accumulation'),
                Source('trl', 'loss', ('gkd',), (1, 7), None, (), None, "divided by the number of the data set's completion tokens, also where the batch was generated"),
                Source('trl', 'loss', ('gold', 'iw_opd'), (1, 7), None, (), None, "divided by the number of the data set's completion tokens, also where the batch was generated, and once more by gradient_accumulation_steps"),
                Source('openrlhf', 'gpt_loss', ('sft',), None, None, (), None, 'last micro-batch of the step, mean over ranks'),
                Source('openrlhf', 'eval gpt_loss', ('sft',), None, None, (), None, 'mean over the evaluation set'),
                Source('openrlhf', 'loss', ('dpo', 'rm'), None, None, (), None, 'last micro-batch of the step, mean over ranks, preference part only'),
            ),
            (
                "transformers' logging_nan_inf_filter, on by default, logs a NaN loss as 0.0, or as the mean of the steps before; a `grad_norm` of NaN beside it gives it away.",
                "TRL's PPO logs no loss as a whole: see `policy_loss` and `value_loss`.",
                "TRL's GKD, GOLD and IW-OPD divide by token counts that are not those of the batch: see the estimator before comparing losses.",
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
            (
                Source('trl', 'advantages/mean', ('dppo',), None, None, (), None, "this rank's sequences"),
                Source('trl', 'advantage', ('a2po',), None, None, (), None, "r - V*, this rank's sequences"),
                Source('trl', 'iw_opd/mean_advantage', ('iw_opd',), None, None, (), None, "this rank's tokens"),
            ),
            (),
        ),
        Metric(
            'advantage_std',
            '1',
            'optimisation',
            'Standard deviation of the advantage over the tokens or sequences of the step, as used in the loss.',
            0, None, None, None,
            (
                Source('trl', 'advantages/std', ('dppo',), None, None, (), None, "this rank's micro-batches, mean over them; n - 1"),
            ),
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
                Source('trl', 'rewards/margins', ('dpo', 'kto', 'online_dpo', 'bco', 'xpo'), None, None, (), None, 'implicit reward'),
                Source('trl', 'margin', ('reward',), None, None, (), None, 'model score'),
            ),
            (
                'Margins of DPO and KTO are scaled by beta, those of reward modelling are not: they do not compare.',
                "TRL's CPO, ORPO and TPO have no reference model, and NashMD logs its KL as `rewards/margins`: these keep their own name.",
            ),
        ),
        Metric(
            'reward_chosen',
            '1',
            'reward',
            "Mean reward of the chosen (desirable) completions: the implicit reward beta * log(pi/pi_ref) in DPO and KTO, the model's own score in reward modelling.",
            None, None, None, None,
            (
                Source('trl', 'rewards/chosen', ('dpo', 'kto', 'online_dpo', 'bco', 'xpo'), None, None, (), None, 'implicit reward'),
                Source('openrlhf', 'chosen_reward', ('dpo', 'rm'), None, None, (), None, 'last micro-batch of the step, mean over ranks'),
            ),
            (
                "TRL's CPO, ORPO and TPO log beta * log pi, without a reference model, as `rewards/chosen`: it begins far below 0, and keeps its own name. NashMD's is a reward model's score: that is `reward_mean`.",
            ),
        ),
        Metric(
            'reward_rejected',
            '1',
            'reward',
            'Mean reward of the rejected (undesirable) completions, defined as `reward_chosen`.',
            None, None, None, None,
            (
                Source('trl', 'rewards/rejected', ('dpo', 'kto', 'online_dpo', 'bco', 'xpo'), None, None, (), None, 'implicit reward'),
                Source('openrlhf', 'reject_reward', ('dpo', 'rm'), None, None, (), None, 'last micro-batch of the step, mean over ranks'),
            ),
            (
                "TRL's CPO, ORPO and TPO log beta * log pi, without a reference model, as `rewards/rejected`: it keeps its own name.",
            ),
        ),
        Metric(
            'logps_chosen',
            'nat/{sequence}',
            'policy',
            'Log-probability that the policy gives a chosen completion, summed over its tokens, mean over completions.',
            None, None, None, None,
            (
                Source('trl', 'logps/chosen', ('dpo', 'kto', 'online_dpo'), None, None, (), None, 'in DPO 0.23 with loss_type=ipo a token mean'),
                Source('trl', 'logps/chosen', ('bco',), None, None, (), None, None),
                Source('trl', 'logps/chosen', ('cpo', 'tpo'), None, None, (('loss_type', ('sigmoid', 'hinge')),), None, None),
            ),
            (
                "TRL's ORPO, and its CPO and TPO with loss_type ipo, simpo or tpo-l, log a token mean as `logps/chosen`, and XPO the sum of the policy's and the reference's: these keep their own name.",
            ),
        ),
        Metric(
            'logps_rejected',
            'nat/{sequence}',
            'policy',
            'Log-probability that the policy gives a rejected completion, summed over its tokens, mean over completions.',
            None, None, None, None,
            (
                Source('trl', 'logps/rejected', ('dpo', 'kto', 'online_dpo'), None, None, (), None, 'in DPO 0.23 with loss_type=ipo a token mean'),
                Source('trl', 'logps/rejected', ('bco',), None, None, (), None, None),
                Source('trl', 'logps/rejected', ('cpo', 'tpo'), None, None, (('loss_type', ('sigmoid', 'hinge')),), None, None),
            ),
            (
                "TRL's NashMD logs the reference's log-probability as `logps/rejected`; see `logps_chosen` for other trainers.",
            ),
        ),
        Metric(
            'preference_accuracy',
            '1',
            'reward',
            'Share of preference pairs in which the chosen completion has the higher reward.',
            0, 1, None, None,
            (
                Source('trl', 'rewards/accuracies', ('dpo', 'online_dpo', 'xpo'), None, None, (), None, None),
                Source('trl', 'accuracy', ('reward',), None, (0, 24), (), None, 'ties are left out'),
                Source('trl', 'accuracy', ('reward',), None, None, (), None, 'ties count as wrong'),
                Source('trl', 'rewards/accuracies', ('cpo', 'tpo'), None, None, (), None, 'by beta * log pi, without a reference; per token with loss_type ipo, simpo, tpo-l'),
                Source('trl', 'rewards/accuracies', ('orpo',), None, None, (), None, 'by beta * log pi per token, without a reference'),
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
                Source('trl', 'mean_token_accuracy', ('dpo', 'tpo'), None, None, (), None, 'chosen completions only'),
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
                Source('trl', 'completions/mean_length', ('grpo', 'rloo', 'gfpo', 'grpo_with_replay_buffer', 'papo', 'minillm', 'dppo', 'gmpo', 'sdft', 'sdpo', 'distillation', 'server_distillation'), None, None, (), None, None),
                Source('openrlhf', 'rollout/response_length_mean', ('ppo',), None, None, (), None, None),
                Source('openrlhf', 'response_length', ('ppo',), None, None, (), None, 'weighted over micro-batches and epochs'),
                Source('openrlhf', 'response_length_mean', ('ppo',), None, None, (), None, 'evaluation: mean over the set'),
                Source('trl', 'completion_length', ('grpo',), None, None, (), None, 'TRL before 0.17, unsloth'),
                Source('trl', 'completions/mean_length', ('ssd',), None, None, (), None, 'completions that filter_empty drops count as 0'),
                Source('trl', 'completions/mean_length', ('async_grpo',), None, (1, 11), (), None, 'tokens of tools left out; mean of micro-batch means'),
                Source('trl', 'completions/on_policy_mean_length', ('distillation',), None, (1, 10), (), None, 'tokens trained on, of the micro-batches that the student generated'),
                Source('trl', 'completions/on_policy_mean_length', ('iw_opd',), None, None, (), None, 'tokens trained on, of the micro-batches that the student generated'),
                Source('trl', 'completions/mean_length', ('async_grpo', 'async_distillation'), (1, 11), None, (), None, 'rollouts finished since the last log, not those trained on'),
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
                Source('trl', 'completions/clipped_ratio', ('grpo', 'rloo', 'gfpo', 'grpo_with_replay_buffer', 'papo', 'minillm', 'dppo', 'gmpo', 'sdft', 'sdpo', 'distillation', 'server_distillation'), None, None, (), None, None),
                Source('trl', 'completions/clipped_ratio', ('async_grpo', 'async_distillation'), (1, 11), None, (), None, 'rollouts finished since the last log, not those trained on'),
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
            (
                Source('trl', 'sample/staleness_mean', ('async_grpo', 'async_distillation'), None, None, (('weight_sync_steps', (1,)),), None, 'when a sample is taken from the queue'),
            ),
            (),
        ),
        Metric(
            'epoch',
            '{epoch}',
            'data',
            'Passes over the training set so far, fractional.',
            0, None, None, None,
            (
                Source('transformers', 'epoch', None, None, None, (), None, None),
                Source('trl', 'epoch', ('grpo', 'rloo', 'ppo', 'online_dpo', 'dpo', 'kto', 'reward', 'sft', 'a2po', 'bco', 'cpo', 'distillation', 'dppo', 'gfpo', 'gkd', 'gmpo', 'gold', 'grpo_with_replay_buffer', 'iw_opd', 'minillm', 'nash_md', 'orpo', 'papo', 'prm', 'sdft', 'sdpo', 'server_distillation', 'ssd', 'tpo', 'xpo'), None, None, (), None, None),
            ),
            (
                "transformers does not know the length of a streaming data set, and then logs a number that is no count of passes. TRL's AsyncGRPO and AsyncDistillation log their share of max_steps, which keeps its own name.",
            ),
        ),
        Metric(
            'tokens_seen',
            '{token}',
            'data',
            "Tokens trained on so far, prompt and completion, cumulative over the run and all ranks. It can restart where the trainer's own counter does.",
            0, None, None, None,
            (
                Source('transformers', 'num_input_tokens_seen', None, None, None, (('include_num_input_tokens_seen', ('non_padding',)),), None, None),
                Source('trl', 'num_tokens', None, None, None, (), None, None),
                Source('trl', 'num_input_tokens_seen', ('sft', 'dpo', 'kto', 'reward', 'grpo', 'rloo', 'gmpo', 'distillation', 'server_distillation', 'tpo', 'gkd', 'async_grpo', 'async_distillation'), None, None, (('include_num_input_tokens_seen', ('non_padding',)),), None, 'as transformers counts input tokens'),
            ),
            (
                "TRL's SFT, DPO, KTO and Reward trainers begin again at 0 when a run is resumed; GRPO and RLOO go on.",
                "transformers' `num_input_tokens_seen` counts padding, too, unless include_num_input_tokens_seen is non_padding; several of TRL's trainers log it as 0.",
            ),
        ),
        Metric(
            'step_time',
            's',
            'speed',
            'Wall time of the step as the trainer measured it, or rldk where the trainer does not.',
            0, None, None, None,
            (
                Source('trl', 'step_time', ('grpo', 'rloo', 'gfpo', 'grpo_with_replay_buffer', 'papo', 'minillm', 'dppo', 'gmpo'), None, None, (), None, 'this rank: generation, reward, forward and backward; not the optimizer step or data loading'),
                Source('trl', 'step_time', ('distillation', 'server_distillation'), None, None, (), None, 'this rank: generation, teacher, forward and backward; not the optimizer step or data loading'),
                Source('trl', 'step_time', ('async_grpo',), (1, 10), (1, 11), (), None, 'this rank: forward and backward only'),
                Source('trl', 'perf/step_s', ('async_grpo', 'async_distillation'), None, None, (), None, "from one step's end to the next, waits for rollouts included"),
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
            (
                Source('trl', 'perf/forwarded_tok_s_wall_clock', ('async_grpo', 'async_distillation'), None, None, (), None, 'tokens forwarded; from 1.16 a prefix that completions share counts once'),
            ),
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

# Whose keys they know.
FRAMEWORKS = ('custom', 'openrlhf', 'transformers', 'trl')

# Those to look at first.
CORE_METRICS = ('reward_mean', 'reward_std', 'kl_mean', 'entropy_mean', 'clip_frac', 'grad_norm', 'lr', 'loss')

_INF = float("inf")

METRIC_BOUNDS: dict[str, tuple[float, float]] = {
    name: (-_INF if m.minimum is None else m.minimum, _INF if m.maximum is None else m.maximum)
    for name, m in METRICS.items()
    if m.minimum is not None or m.maximum is not None
}
