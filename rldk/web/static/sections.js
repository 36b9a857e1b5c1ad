// Which metrics stand in which section: core first, then by what they are about, then those that nobody declares.

const OF_A_REWARD = /^(?:train\/)?rewards\/.+\/mean$/; // TRL's key for each reward function
const PREFIX = /^([\w.-]+)\//;
const MOST_REWARDS = 12; // means of reward functions that stand beside the reward: as in rldk/report/figures.py

// Sections of the metrics that some runs have: `name`, `title`, `metrics`; and the core metrics that no run has.
// `counts`: metric to how many runs have it. `about`: metrics.json.
export function sectionsOf(counts, about) {
  const there = (name) => (counts[name] ?? 0) > 0;
  const declared = Object.keys(about);
  const undeclared = Object.keys(counts).filter((name) => !Object.hasOwn(about, name) && there(name));
  const rewards = undeclared.filter((name) => OF_A_REWARD.test(name)).slice(0, MOST_REWARDS);
  const core = declared.filter((name) => about[name].core);
  const shown = core.flatMap((name) => (name === "reward_mean" ? [name, ...rewards] : [name]));
  const sections = [{ name: "core", title: "Core", metrics: shown.filter(there) }];
  const groups = new Set(declared.map((name) => about[name].group));
  for (const group of groups) {
    const metrics = declared.filter((name) => about[name].group === group && !about[name].core && there(name));
    sections.push({ name: group, title: group[0].toUpperCase() + group.slice(1), metrics });
  }
  const rest = new Map();
  for (const name of undeclared.filter((name) => !rewards.includes(name)).sort()) {
    const prefix = PREFIX.exec(name)?.[1] ?? "";
    rest.set(prefix, [...(rest.get(prefix) ?? []), name]);
  }
  const own = rest.get("") ?? [];
  rest.delete("");
  for (const [prefix, metrics] of rest) sections.push({ name: `${prefix}/`, title: `${prefix}/`, metrics, undeclared: true });
  if (own.length) sections.push({ name: "other", title: "Other", metrics: own, undeclared: true });
  return { sections: sections.filter(({ metrics }) => metrics.length), missing: core.filter((name) => !there(name)) };
}
