"""The template of an integration whose framework has a logger: CONTRIBUTING.md says how to copy it.

The made-up framework is Zeta: `zeta.logger.Logger(name, config)`, `.log(metrics, step)`, `.close()`.
"""

from rldk.integrations.shared.plugin import start

start("rldk.integrations._template.hook")
