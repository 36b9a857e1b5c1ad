# DO NOT EDIT. Generated from schema/flat_record.schema.json by `python -m codegen`.
"""One event as a flat record: an element of the array in `{run_id}_metrics.json`. What is missing is left out. A metric that the dictionary does not declare stands under its own name, or with `metrics.` before it where that name is taken."""

from __future__ import annotations

from typing import Literal, TypedDict


class FlatRecord(TypedDict, total=False):
    """
    One event as a flat record: an element of the array in `{run_id}_metrics.json`. What is missing is left out. A metric that the dictionary does not declare stands under its own name, or with `metrics.` before it where that name is taken.
    """

    schema_version: str | None
    """
    Version of this schema that the producer wrote, `1.N`.
    """
    step: int
    """
    Optimizer step: the trainer's global step after the update that the metrics describe. 0 is before the first update. Unit: {step}. Range: [0, 9007199254740991].
    """
    wall_time: float | None
    """
    Time since the start of this attempt, on a monotonic clock: it never falls. Null where a foreign log has no time. Unit: s. Range: >= 0.
    """
    timestamp: float | None
    """
    Unix time, UTC, when the event was made. It follows the host's clock, so it may fall; order events by `step` and `wall_time`. Unit: s. Range: >= 0.
    """
    reward_mean: float | None
    """
    Mean reward over the sequences of the step, all ranks, as the reward functions or the reward model gave it: before any KL penalty, whitening or group normalisation.
    """
    reward_std: float | None
    """
    Standard deviation of the reward over all sequences of the step. The spread inside one prompt's group is `reward_group_std`. Range: >= 0.
    """
    reward_group_std: float | None
    """
    Standard deviation of the reward within the completions of one prompt, averaged over prompts. At 0 group-relative methods learn nothing. Range: >= 0.
    """
    frac_reward_zero_std: float | None
    """
    Share of prompts whose completions all got the same reward (within-group standard deviation 0): they give a group-relative method no gradient. Range: [0, 1].
    """
    kl_mean: float | None
    """
    KL divergence of the policy from the reference model, mean over completion tokens, estimated from the sampled tokens. k1 = log(pi/pi_ref) may be negative; k3 = pi_ref/pi - 1 - log(pi_ref/pi) is >= 0. A KL summed over a sequence is `kl_sequence`; one against the policy before the update is `approx_kl`. Unit: nat/{token}.
    """
    kl_sequence: float | None
    """
    KL divergence of the policy from the reference model, log(pi/pi_ref) summed over the tokens of a completion, mean over completions. Grows with length: compare it only at equal lengths. Sampled, so it may be negative. Unit: nat/{sequence}.
    """
    approx_kl: float | None
    """
    KL divergence between the policy that sampled the batch and the policy being updated, mean over tokens: how far one step moved. Not the distance to the reference model. Unit: nat/{token}.
    """
    rollout_kl: float | None
    """
    Mismatch between the inference engine that sampled and the trainer's own log-probabilities for the same tokens and weights: mean over tokens. It should stay near 0. Unit: nat/{token}.
    """
    entropy_mean: float | None
    """
    Entropy of the policy's next-token distribution, mean over the tokens trained on (completion tokens in RL). At most ln(vocabulary size). Unit: nat/{token}.
    """
    clip_frac: float | None
    """
    Share of completion tokens whose importance ratio was outside the clipping range on the side that the objective clips. Cut-off completions are `truncated_frac`. Range: [0, 1].
    """
    value_clip_frac: float | None
    """
    Share of tokens whose value prediction was clipped in the value loss. Range: [0, 1].
    """
    ratio_mean: float | None
    """
    Importance ratio pi/pi_old, mean over the tokens of the step. Near 1 unless the policy moved far from the one that sampled. Range: >= 0.
    """
    grad_norm: float | None
    """
    Global L2 norm of the policy's gradient before clipping, at the last optimizer step. Range: >= 0.
    """
    critic_grad_norm: float | None
    """
    Global L2 norm of the critic's gradient before clipping. Range: >= 0.
    """
    lr: float | None
    """
    Learning rate of the policy that the step used (first parameter group). Range: >= 0.
    """
    critic_lr: float | None
    """
    Learning rate of the critic that the step used. Range: >= 0.
    """
    loss: float | None
    """
    The training objective, as the trainer reports it to be minimised; the estimator says where auxiliary terms are left out. A part of an actor-critic objective has its own name (`policy_loss`, `value_loss`). In policy-gradient training its size says little.
    """
    policy_loss: float | None
    """
    Policy part of an actor-critic objective.
    """
    value_loss: float | None
    """
    Value (critic) part of an actor-critic objective, before its coefficient.
    """
    advantage_mean: float | None
    """
    Mean advantage over the tokens or sequences of the step, as used in the loss.
    """
    advantage_std: float | None
    """
    Standard deviation of the advantage over the tokens or sequences of the step, as used in the loss. Range: >= 0.
    """
    value_mean: float | None
    """
    Mean value prediction of the critic over completion tokens.
    """
    explained_variance: float | None
    """
    How well the critic predicts the returns of the step: 1 - Var(return - value) / Var(return) over completion tokens. 1 is perfect, 0 as good as a constant, below 0 worse than that. Range: <= 1.
    """
    return_mean: float | None
    """
    Mean over completions of the return: the sum of the shaped reward over a completion's tokens, with clipping, baseline and KL penalty where the trainer folds them into the reward.
    """
    reward_margin: float | None
    """
    Mean of reward(chosen) - reward(rejected) over preference pairs: the implicit reward beta * log(pi/pi_ref) in DPO and KTO, the model's own score in reward modelling.
    """
    reward_chosen: float | None
    """
    Mean reward of the chosen (desirable) completions: the implicit reward beta * log(pi/pi_ref) in DPO and KTO, the model's own score in reward modelling.
    """
    reward_rejected: float | None
    """
    Mean reward of the rejected (undesirable) completions, defined as `reward_chosen`.
    """
    logps_chosen: float | None
    """
    Log-probability that the policy gives a chosen completion, summed over its tokens, mean over completions. Unit: nat/{sequence}.
    """
    logps_rejected: float | None
    """
    Log-probability that the policy gives a rejected completion, summed over its tokens, mean over completions. Unit: nat/{sequence}.
    """
    preference_accuracy: float | None
    """
    Share of preference pairs in which the chosen completion has the higher reward. Range: [0, 1].
    """
    token_accuracy: float | None
    """
    Share of target tokens that were the policy's most likely next token under teacher forcing. Range: [0, 1].
    """
    response_length_mean: float | None
    """
    Mean length of the generated completions of the step, cut-off ones included. Unit: {token}. Range: >= 0.
    """
    response_length_max: float | None
    """
    Length of the longest completion of the step, cut-off ones included. At the length limit some were cut off; a drop of it with the mean is a collapse. Unit: {token}.
    """
    prompt_length_mean: float | None
    """
    Mean length of the prompts of the step, in tokens, before anything was generated. Unit: {token}.
    """
    truncated_frac: float | None
    """
    Share of completions that reached the length limit without an end-of-sequence token. Range: [0, 1].
    """
    policy_lag: float | None
    """
    Optimizer steps between the weights that sampled the batch and the weights being updated; 0 is on-policy. Unit: {step}. Range: >= 0.
    """
    epoch: float | None
    """
    Passes over the training set so far, fractional. Unit: {epoch}. Range: >= 0.
    """
    tokens_seen: float | None
    """
    Tokens trained on so far, prompt and completion, cumulative over the run and all ranks. It can restart where the trainer's own counter does. Unit: {token}. Range: >= 0.
    """
    step_time: float | None
    """
    Wall time of the step as the trainer measured it, or rldk where the trainer does not. Unit: s. Range: >= 0.
    """
    generation_time: float | None
    """
    Wall time spent generating completions for the step. Unit: s. Range: >= 0.
    """
    train_time: float | None
    """
    Wall time spent on forward and backward passes and optimizer steps of the policy. What `step_time` has beyond it and `generation_time` is waiting, scoring and data. Unit: s.
    """
    weight_sync_time: float | None
    """
    Wall time spent giving the updated weights to the inference engine. Unit: s.
    """
    tokens_per_second: float | None
    """
    Tokens (prompt and completion, all ranks) processed per second of step time. Unit: {token}/s. Range: >= 0.
    """
    cpu_utilization: float | None
    """
    Share of the host's CPU time in use, all cores, since the last sample. Range: [0, 1].
    """
    cpu_memory_used: float | None
    """
    Resident memory of the training process. Unit: By. Range: >= 0.
    """
    gpu_memory_used: float | None
    """
    Memory in use on this process's GPU by anyone, as the driver reports it. Unit: By. Range: >= 0.
    """
    gpu_memory_total: float | None
    """
    Memory of this process's GPU, as the driver reports it. What `gpu_memory_used` leaves of it is the margin. Unit: By. Range: >= 0.
    """
    gpu_memory_allocated: float | None
    """
    Memory that torch's allocator has handed out on this process's GPU. Unit: By. Range: >= 0.
    """
    gpu_utilization: float | None
    """
    Share of the sample period in which a kernel ran on this process's GPU. No proof of progress: a hung collective shows 1. Null under MIG. Range: [0, 1].
    """
    gpu_power: float | None
    """
    Power draw of this process's GPU. Unit: W. Range: >= 0.
    """
    gpu_temperature: float | None
    """
    Core temperature of this process's GPU. Unit: Cel.
    """
    disk_free: float | None
    """
    Free space, for this user, on the file system of the output directory. Unit: By. Range: >= 0.
    """
    network_bandwidth: float | None
    """
    Network traffic of the host, in + out, over all interfaces but loopback, since the last sample. Unit: Mbit/s. Range: >= 0.
    """
    network_bandwidth_in: float | None
    """
    Network traffic into the host, over all interfaces but loopback, since the last sample. Unit: Mbit/s. Range: >= 0.
    """
    network_bandwidth_out: float | None
    """
    Network traffic out of the host, over all interfaces but loopback, since the last sample. Unit: Mbit/s. Range: >= 0.
    """
    network_latency: float | None
    """
    Time to open a TCP connection to the master node. Unit: ms. Range: >= 0.
    """
    allreduce_time: float | None
    """
    Host time spent inside the job's own all_reduce calls during the step. Under NCCL the call returns before the GPU is done: it is not the time of the transfer. Unit: ms. Range: >= 0.
    """
    seed: int | None
    """
    The seed the user gave the trainer. Range: [0, 18446744073709551615].
    """
    python_hash_seed: int | None
    """
    PYTHONHASHSEED of the process. Null where it was unset or `random`. Range: [0, 18446744073709551615].
    """
    torch_seed: int | None
    """
    Seed of torch's default CPU generator, `torch.initial_seed()`. Ranks may differ. Range: [0, 18446744073709551615].
    """
    numpy_seed: int | None
    """
    Seed given to `numpy.random.seed`. It cannot be read back from the generator: null unless the trainer says so. Range: [0, 18446744073709551615].
    """
    random_seed: int | None
    """
    Seed given to Python's `random.seed`. It cannot be read back from the generator: null unless the trainer says so. Range: [0, 18446744073709551615].
    """
    tokens_in: int | None
    """
    Prompt tokens of this step. Unit: {token}. Range: [0, 9007199254740991].
    """
    tokens_out: int | None
    """
    Generated (or trained-on completion) tokens of this step. Unit: {token}. Range: [0, 9007199254740991].
    """
    batch_size: int | None
    """
    Sequences per optimizer step: per-device batch x gradient accumulation x ranks. Unit: {sequence}. Range: [0, 9007199254740991].
    """
    sequence_length: int | None
    """
    Length limit of a training sequence: prompt and completion in SFT and preference training, the completion alone where the trainer generates. Unit: {token}. Range: [0, 9007199254740991].
    """
    dataset_name: str | None
    """
    Name of the data set; in phase eval, of the evaluation set.
    """
    run_id: str
    """
    Name of the run, safe as a part of a file name. All attempts and ranks of one run share it.
    """
    phase: Literal['train', 'eval', 'test', 'summary', 'lifecycle']
    """
    What the event reports: a train step, an evaluation, a test, the summary at the end of training, or the life of the run itself (started, checkpoint saved, alert, ended).
    """
    git_sha: str | None
    """
    Commit of the user's repository. Null outside a repository.
    """
    model_name: str | None
    """
    Name or path of the model; its class name where it was built in memory.
    """
    model_size: int | None
    """
    Number of parameters, trainable or not. Unit: {parameter}. Range: [0, 9007199254740991].
    """
    optimizer: str | None
    """
    Optimizer, as the trainer's configuration names it.
    """
    scheduler: str | None
    """
    Learning-rate schedule, as the trainer's configuration names it.
    """
    rank: int | None
    """
    Global rank of the process. Range: [0, 9007199254740991].
    """
    local_rank: int | None
    """
    Rank within its host. Range: [0, 9007199254740991].
    """
    world_size: int | None
    """
    Number of ranks of the launch. Range: [1, 9007199254740991].
    """
    hostname: str | None
    """
    Host the process ran on.
    """
    attempt: int | None
    """
    Counts the starts of this rank's log, from 1. A resumed run and a second `.train()` are new attempts. Range: [1, 9007199254740991].
    """
    attempt_id: str | None
    """
    Shared by all ranks of one launch: the launcher's or scheduler's id, else random.
    """
    seq: int | None
    """
    Rises by one with every event written or dropped in this attempt, from 0: a gap proves loss. Unit: {event}. Range: [0, 9007199254740991].
    """
    dropped: int | None
    """
    Events lost so far in this attempt, because the disk was full or the event could not be encoded. Unit: {event}. Range: [0, 9007199254740991].
    """
    rule: str
    """
    Name of the rule. Names are stable.
    """
    severity: Literal['info', 'warning', 'critical']
    """
    How grave it is.
    """
    metric: str | None
    """
    The metric that was judged. Null where the rule judges something else, such as a checkpoint.
    """
    value: float | None
    """
    What was judged, in the metric's unit. Unit: {metric}. May be NaN or infinite.
    """
    threshold: float | None
    """
    What the value was held against, in the metric's unit. Unit: {metric}. May be NaN or infinite.
    """
    baseline: float | None
    """
    What is usual in this run, in the metric's unit. Null where the threshold is absolute. Unit: {metric}. May be NaN or infinite.
    """
    kind: Literal['started', 'ended', 'checkpoint', 'stall']
    """
    What happened.
    """
    opening: Literal['new', 'resumed', 'restarted', 'stage', 'trial'] | None
    """
    Of `started`: how the attempt relates to the ones before. `new`: there is none. `resumed`: it continues from `from_step`, and hides what `from_attempt` did after that. `restarted`: it resumes nothing, and the one before did not finish: it hides the steps that it repeats. `stage`: it resumes nothing, and the one before finished: it hides nothing. `trial`: the first attempt of a trial of a hyperparameter search. Null where it is unknown.
    """
    from_step: int | None
    """
    Of a resumed attempt: the step that it continues from. Unit: {step}. Range: [0, 9007199254740991].
    """
    from_attempt: int | None
    """
    Of a resumed attempt: the attempt that it continues. Range: [1, 9007199254740991].
    """
    ending: Literal['finished', 'failed', 'interrupted', 'stopped', 'ended_early'] | None
    """
    Of `ended`: how. `finished`: training reached its end. `failed`: an exception ended it. `interrupted`: a signal did. `stopped`: rldk was asked to stop it at an alert, or a hyperparameter search pruned it. `ended_early`: it ended before its last step and the cause is unknown. A run that was killed writes no end.
    """
    error_type: str | None
    """
    Type of the exception that ended the attempt.
    """
    error_message: str | None
    """
    Message of that exception.
    """
    signal: str | None
    """
    Name of the signal that interrupted the attempt.
    """
    trial: str | None
    """
    Of `started`: name of the trial of a hyperparameter search that the run is. Null for a run that is none.
    """
    checkpoint: str | None
    """
    Directory of the checkpoint: of the one saved, or of the one resumed from. Relative to the output directory where it lies below it.
    """
    notes: list[str]
    """
    Remarks for people: what was unusual about this step, what was stored elsewhere and why.
    """
    nonfinite: dict[str, Literal['NaN', 'Infinity', '-Infinity']]
    """
    Metrics that are not finite: each is null in the record, and its value stands here.
    """
