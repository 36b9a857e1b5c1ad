"""tinker-cookbook: everything that its loggers are given, as events: `import rldk.integrations.tinker` in the script.

It does nothing, and imports nothing, unless `RLDK_OUTPUT_DIR` says where logs go.
"""

from rldk.integrations.shared.plugin import start

start("rldk.integrations.tinker.hook")
