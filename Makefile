# The two commands are `make demo` and `make test`. Everything they need they install into .venv.

PYTHON ?= python3
VENV := .venv
OLD_TRL := .venv-trl-0.23
OPENRLHF := .venv-openrlhf
OLD_OPENRLHF := 0.8.0 0.8.11 0.9.0 0.9.1 0.9.10 0.10.4 0.11.0
BIN := $(VENV)/bin
PIP_QUIET := -q --disable-pip-version-check

# Nothing in our demo, tests and benchmarks talks to a hub or sends telemetry.
export HF_HUB_OFFLINE := 1
export HF_HUB_DISABLE_TELEMETRY := 1
export HF_DATASETS_OFFLINE := 1
export DO_NOT_TRACK := 1

.PHONY: help demo test test-all test-trl-0.23 test-openrlhf test-openrlhf-versions check bench health test-python generate clean

help: ## Show this list.
	@grep -E '^[a-z0-9.-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: $(VENV)/.demo ## Train a tiny model with TRL, log it, validate, convert, show what was learnt.
	$(BIN)/rldk demo --output-dir .demo

test: $(VENV)/.dev $(OLD_TRL)/.installed $(OPENRLHF)/.installed node_modules/.installed ## Run every test, the trainers of the oldest TRL, and SFT and PPO on OpenRLHF.
	$(BIN)/python -m pytest
	$(OLD_TRL)/bin/python -m pytest tests/integrations/trl/test_every_trainer.py tests/integrations/trl/test_trainers.py
	$(OPENRLHF)/bin/python -m pytest tests/frameworks/openrlhf -k "[sft] or [ppo]"

test-all: test test-trl-0.23 test-openrlhf-versions test-openrlhf test-python ## Run the tests with every TRL, OpenRLHF and Python that we support.

test-trl-0.23: $(OLD_TRL)/.installed ## Run the tests of the TRL integration with TRL 0.23.
	$(OLD_TRL)/bin/python -m pytest tests/integrations

test-openrlhf: $(OPENRLHF)/.installed ## Run the command lines of OpenRLHF on the CPU, with and without rldk.
	$(OPENRLHF)/bin/python -m pytest tests/frameworks/openrlhf --ignore tests/frameworks/openrlhf/test_versions.py

test-openrlhf-versions: $(addprefix $(OPENRLHF)/versions/,$(OLD_OPENRLHF)) ## Run older versions of OpenRLHF on the CPU.
	$(OPENRLHF)/bin/python -m pytest tests/frameworks/openrlhf/test_versions.py

check: $(VENV)/.dev ## Lint, types, and whether generated/ is up to date.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m codegen --check

bench: $(VENV)/.dev $(VENV)-bench/.installed ## Print how fast we are, as ratios measured in one run.
	$(BIN)/python -m bench
	$(BIN)/python -m bench.memory
	$(VENV)-bench/bin/python -m bench.writing

health: $(VENV)/.dev ## Print how often each health rule is right, on labelled runs.
	$(BIN)/python -m lab.health

test-python: ## Run the tests that need no torch on every CPython from 3.10 to 3.13 found here.
	PYTHON=$(PYTHON) bash tests/every_python.sh

generate: $(VENV)/.dev ## Write generated/ from the schema.
	$(BIN)/python -m codegen

clean: ## Remove what the other targets made.
	rm -rf .venv .venv-* .demo node_modules dist build

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.demo: $(BIN)/python pyproject.toml constraints.txt
	@echo "Installing TRL, torch and rldk into $(VENV); this takes a minute or two ..."
	$(BIN)/pip install $(PIP_QUIET) -c constraints.txt -e '.[all]'
	@touch $@

$(VENV)/.dev: $(VENV)/.demo
	@echo "Installing the development tools into $(VENV) ..."
	$(BIN)/pip install $(PIP_QUIET) -c constraints.txt -e '.[all,dev]'
	@touch $@

$(OLD_TRL)/.installed: pyproject.toml tests/frameworks/trl_0_23/constraints.txt
	@echo "Installing TRL 0.23 and its torch into $(OLD_TRL); this takes a minute or two ..."
	$(PYTHON) -m venv $(OLD_TRL)
	$(OLD_TRL)/bin/pip install $(PIP_QUIET) -c tests/frameworks/trl_0_23/constraints.txt -e '.[all]' \
		hypothesis jsonschema packaging pytest
	@touch $@

# DeepSpeed and flash-attn look at the torch that is there when they are built. OpenRLHF itself asks for vLLM's and
# bitsandbytes' GPUs, and flash-attn for nvcc: the tests have stand-ins for what cannot exist on a CPU.
# DeepSpeed compiles two operators when they are first used; here they are compiled before a test waits for them.
$(OPENRLHF)/.installed: pyproject.toml tests/frameworks/openrlhf/constraints.txt
	@echo "Installing OpenRLHF, its torch and Ray into $(OPENRLHF); this takes some minutes ..."
	$(PYTHON) -m venv $(OPENRLHF)
	$(OPENRLHF)/bin/pip install $(PIP_QUIET) -c tests/frameworks/openrlhf/constraints.txt torch ray transformers peft datasets \
		torchdata tensorboard einops aiohttp pylatexenc psutil setuptools wheel packaging ninja
	$(OPENRLHF)/bin/pip install $(PIP_QUIET) -c tests/frameworks/openrlhf/constraints.txt --no-build-isolation deepspeed
	$(OPENRLHF)/bin/pip install $(PIP_QUIET) -c tests/frameworks/openrlhf/constraints.txt --no-deps openrlhf
	FLASH_ATTENTION_SKIP_CUDA_BUILD=TRUE FLASH_ATTENTION_FORCE_BUILD=TRUE $(OPENRLHF)/bin/pip install $(PIP_QUIET) \
		-c tests/frameworks/openrlhf/constraints.txt --no-deps --no-build-isolation flash-attn
	$(OPENRLHF)/bin/pip install $(PIP_QUIET) -c tests/frameworks/openrlhf/constraints.txt -e '.[parquet,tensorboard]' \
		hypothesis pytest 'wrapt>=1.16'
	PATH=$(abspath $(OPENRLHF))/bin:$$PATH TORCH_EXTENSIONS_DIR=$(abspath $(OPENRLHF))/torch_extensions \
		$(OPENRLHF)/bin/python -c "import deepspeed.accelerator as accelerators; \
		[accelerators.get_accelerator().create_op_builder(f'{name}Builder').load() for name in ('ShareMemComm', 'FusedAdam')]"
	@touch $@

# Each older OpenRLHF in a folder of its own, for PYTHONPATH: all run on the torch, Ray and transformers of the newest.
$(OPENRLHF)/versions/%: | $(OPENRLHF)/.installed
	$(OPENRLHF)/bin/pip install $(PIP_QUIET) --no-deps --target $@ openrlhf==$*

# Other loggers bring half a web framework each: they live in an environment of their own.
$(VENV)-bench/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)-bench
	$(VENV)-bench/bin/pip install $(PIP_QUIET) -c constraints.txt -e . orjson tensorboardX trackio wandb
	@touch $@

# The tests of the schema's TypeScript and JavaScript consumers skip, with a reason, where there is no npm.
node_modules/.installed: package.json
	@if command -v npm >/dev/null; then npm install --no-package-lock --no-audit --no-fund --loglevel=error && touch $@; fi
