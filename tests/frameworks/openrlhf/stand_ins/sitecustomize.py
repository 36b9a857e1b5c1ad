"""Python runs this at the start of every process that has this folder on PYTHONPATH: torchrun's ranks, Ray's workers.

So the command lines of the tests are those that a user types. `RLDK_TEST_STAND_INS` names the modules to install.
"""

import os
from importlib import import_module

for name in os.environ.get("RLDK_TEST_STAND_INS", "").split():
    import_module(name).install()
