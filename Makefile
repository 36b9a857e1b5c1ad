# `make demo` and `make test` are the two commands to begin with. Every target installs what it needs into a .venv of its
# own, with the CPython (3.10 to 3.13) that PYTHON names: make test-core PYTHON=python3.12

PYTHON ?= python3
PYTHON_VERSION := $(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')
VENV := .venv
BIN := $(VENV)/bin
CORE := $(VENV)-core-$(PYTHON_VERSION)
BENCH := $(VENV)-bench
OLD_TRL := $(VENV)-trl-0.23
OPENRLHF := $(VENV)-openrlhf
READERS := $(VENV)-readers
VERL := $(VENV)-verl
LOGGERS := $(VENV)-loggers
OLD_VERL := 0.4.1 0.6.1 0.8.0
MS_SWIFT := $(VENV)-ms-swift
AXOLOTL := $(VENV)-axolotl
LLAMA_FACTORY := $(VENV)-llama-factory
OLD_OPENRLHF := 0.8.0 0.8.11 0.9.0 0.9.1 0.9.10 0.10.4 0.11.0
TRACKERS := $(VENV)-trackers
REMOTE := $(VENV)-remote
RAY := $(VENV)-ray
FRAMEWORKS := trl-0.23 openrlhf openrlhf-versions verl loggers trackers readers ms-swift axolotl llama-factory remote ray
NAME ?= $(FRAMEWORKS)
PIP_QUIET := -q --disable-pip-version-check
# Into an environment, at the versions that a folder of tests/frameworks pins.
install = $(1)/bin/pip install $(PIP_QUIET) -c tests/frameworks/$(2)/constraints.txt

# Nothing in our demo, tests and benchmarks talks to a hub or sends telemetry.
export HF_HUB_OFFLINE := 1
export HF_HUB_DISABLE_TELEMETRY := 1
export HF_DATASETS_OFFLINE := 1
export DO_NOT_TRACK := 1

.PHONY: help demo test test-core test-frameworks $(addprefix framework-,$(FRAMEWORKS)) check bench health real-logs generate clean

help: ## Show this list.
	@grep -E '^[a-z0-9.-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/; s/\$$\(FRAMEWORKS\)/$(FRAMEWORKS)/' | expand -t 18

demo: $(VENV)/.demo ## Train a tiny model with TRL, log it, validate, convert, report, show what was learned.
	$(BIN)/rldk demo --output-dir .demo

test: $(VENV)/.dev node_modules/.installed ## Run the tests; what cannot be installed here is skipped, with a reason.
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile $(PYTEST)

test-core: $(CORE)/.installed node_modules/.installed ## Run the tests that need no torch, in about two minutes.
	$(CORE)/bin/python -m pytest -m "not trl" -n auto --dist loadfile $(PYTEST)

test-frameworks: $(addprefix framework-,$(NAME)) ## Run older TRL, real OpenRLHF, trackers, a server of S3, Ray and others; one of them by NAME: $(FRAMEWORKS).

framework-trl-0.23: $(OLD_TRL)/.installed
	$(OLD_TRL)/bin/python -m pytest tests/integrations tests/frameworks/trl_0_23 $(PYTEST)

framework-openrlhf: $(OPENRLHF)/.installed
	$(OPENRLHF)/bin/python -m pytest tests/frameworks/openrlhf --ignore tests/frameworks/openrlhf/test_versions.py $(PYTEST)

framework-openrlhf-versions: $(addprefix $(OPENRLHF)/versions/,$(OLD_OPENRLHF))
	$(OPENRLHF)/bin/python -m pytest tests/frameworks/openrlhf/test_versions.py $(PYTEST)

framework-verl: $(VERL)/.installed $(addprefix $(VERL)/versions/,$(OLD_VERL))
	$(VERL)/bin/python -m pytest -rP tests/frameworks/verl $(PYTEST)

framework-loggers: $(LOGGERS)/.installed
	$(LOGGERS)/bin/python -m pytest -rP tests/frameworks/loggers \
		tests/integrations/loggers/test_loggers.py::test_what_a_step_costs_is_measured $(PYTEST)

framework-trackers: $(TRACKERS)/.installed
	$(TRACKERS)/bin/python -m pytest tests/frameworks/trackers tests/mirrors $(PYTEST)
	$(TRACKERS)/bin/python -m bench.trackers
	$(TRACKERS)/bin/python -m bench.mirrors
	$(TRACKERS)/bin/python -m bench.pages

framework-readers: $(READERS)/.installed $(addprefix $(READERS)/versions/,$(OLD_VERL))
	$(READERS)/bin/python -m pytest tests/frameworks/readers $(PYTEST)

framework-ms-swift: $(MS_SWIFT)/.installed
	$(MS_SWIFT)/bin/python -m pytest -rP tests/frameworks/ms_swift $(PYTEST)

framework-axolotl: $(AXOLOTL)/.installed
	$(AXOLOTL)/bin/python -m pytest -rP tests/frameworks/axolotl $(PYTEST)

framework-llama-factory: $(LLAMA_FACTORY)/.installed
	$(LLAMA_FACTORY)/bin/python -m pytest -rP tests/frameworks/llama_factory tests/integrations/accelerate $(PYTEST)

framework-remote: $(REMOTE)/.installed
	$(REMOTE)/bin/python -m pytest tests/frameworks/remote tests/test_by_url.py $(PYTEST)

framework-ray: $(RAY)/.installed
	$(RAY)/bin/python -m pytest tests/frameworks/ray tests/parallel $(PYTEST)
	$(RAY)/bin/python -m bench.cluster

framework-%:
	@echo "NAME=$*: expected one of $(FRAMEWORKS)"; exit 2

check: $(CORE)/.installed ## Lint, types, layers, and whether generated/ is up to date.
	$(CORE)/bin/ruff check .
	$(CORE)/bin/ruff format --check .
	$(CORE)/bin/mypy
	$(CORE)/bin/lint-imports
	$(CORE)/bin/python -m codegen --check

bench: $(VENV)/.dev $(BENCH)/.installed ## Print how fast we are, as ratios measured in one run.
	$(BIN)/python -m bench
	$(BIN)/python -m bench.memory
	$(BENCH)/bin/python -m bench.writing

health: $(VENV)/.dev ## Print how often each health rule is right, on labelled runs.
	$(BIN)/python -m lab.health

real-logs: $(VENV)/.dev ## Print what is recognised, judged and found in real people's logs: RLDK_REAL_LOGS=DIRECTORY.
	$(BIN)/python -m lab.real_logs

generate: $(CORE)/.installed ## Write generated/ from the schema.
	$(CORE)/bin/python -m codegen

clean: ## Remove what the other targets made.
	rm -rf .venv .venv-* .demo node_modules dist build

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# Where there is no torch for this machine, the demo replays a recorded run, and the tests that train are skipped.
$(VENV)/.demo: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing TRL, torch and rldk into $(VENV); this takes a minute or two ..."
	$(BIN)/pip install $(PIP_QUIET) -c constraints.txt -e '.[all]' || { \
		echo "TRL and torch cannot be installed here (see above): rldk works without, and what needs them is skipped."; \
		$(BIN)/pip install $(PIP_QUIET) -c constraints.txt -e '.[openrlhf,parquet]'; }
	@touch $@

$(VENV)/.dev: $(VENV)/.demo
	@echo "Installing the development tools into $(VENV) ..."
	$(BIN)/pip install $(PIP_QUIET) -c constraints.txt -e '.[dev]'
	@touch $@

$(CORE)/.installed: pyproject.toml constraints.txt
	@echo "Installing rldk and the development tools, without torch, into $(CORE) ..."
	$(PYTHON) -m venv $(CORE)
	$(CORE)/bin/pip install $(PIP_QUIET) -c constraints.txt -e '.[dev,openrlhf]'
	@touch $@

$(OLD_TRL)/.installed: pyproject.toml tests/frameworks/trl_0_23/constraints.txt
	@echo "Installing TRL 0.23 and its torch into $(OLD_TRL); this takes a minute or two ..."
	$(PYTHON) -m venv $(OLD_TRL)
	$(call install,$(OLD_TRL),trl_0_23) -e '.[all]' \
		hypothesis jsonschema packaging pytest tensorboard
	@touch $@

# DeepSpeed and flash-attn look at the torch that is there when they are built. OpenRLHF itself asks for vLLM's and
# bitsandbytes' GPUs, and flash-attn for nvcc: the tests have stand-ins for what cannot exist on a CPU.
# DeepSpeed compiles two operators when they are first used; here they are compiled before a test waits for them.
$(OPENRLHF)/.installed: pyproject.toml tests/frameworks/openrlhf/constraints.txt
	@echo "Installing OpenRLHF, its torch and Ray into $(OPENRLHF); this takes some minutes ..."
	$(PYTHON) -m venv $(OPENRLHF)
	$(call install,$(OPENRLHF),openrlhf) torch ray transformers peft datasets \
		torchdata tensorboard einops aiohttp pylatexenc psutil setuptools wheel packaging ninja
	$(call install,$(OPENRLHF),openrlhf) --no-build-isolation deepspeed
	$(call install,$(OPENRLHF),openrlhf) --no-deps openrlhf
	FLASH_ATTENTION_SKIP_CUDA_BUILD=TRUE FLASH_ATTENTION_FORCE_BUILD=TRUE $(call install,$(OPENRLHF),openrlhf) --no-deps --no-build-isolation flash-attn
	$(call install,$(OPENRLHF),openrlhf) -e '.[parquet]' \
		hypothesis pytest 'wrapt>=1.16'
	PATH=$(abspath $(OPENRLHF))/bin:$$PATH TORCH_EXTENSIONS_DIR=$(abspath $(OPENRLHF))/torch_extensions \
		$(OPENRLHF)/bin/python -c "import deepspeed.accelerator as accelerators; \
		[accelerators.get_accelerator().create_op_builder(f'{name}Builder').load() for name in ('ShareMemComm', 'FusedAdam')]"
	@touch $@

# Each older OpenRLHF in a folder of its own, for PYTHONPATH: all run on the torch, Ray and transformers of the newest.
$(OPENRLHF)/versions/%: | $(OPENRLHF)/.installed
	$(OPENRLHF)/bin/pip install $(PIP_QUIET) --no-deps --target $@ openrlhf==$*

# wandb had a reader of its own files in Python until 0.28, which ours is compared with; that version also writes runs.
$(TRACKERS)/.installed: pyproject.toml tests/frameworks/trackers/constraints.txt
	@echo "Installing wandb, trackio, MLflow and SwanLab into $(TRACKERS); this takes a minute or two ..."
	$(PYTHON) -m venv $(TRACKERS)
	$(call install,$(TRACKERS),trackers) -e '.[live,parquet,prometheus,remote,tensorboard,wandb]' \
		sentry-sdk trackio pandas mlflow swanlab hypothesis playwright pytest
	$(TRACKERS)/bin/pip install $(PIP_QUIET) --no-deps --target $(TRACKERS)/wandb-0.28 wandb==0.28.0

# verl, tinker-cookbook, SkyRL and AReaL write the logs that are read: they never train here. What the last three ask for
# contradicts itself, and some of it exists for a GPU only: they get what their loggers and metrics import.
$(READERS)/.installed: pyproject.toml tests/frameworks/readers/constraints.txt
	@echo "Installing verl, tinker-cookbook, SkyRL and AReaL into $(READERS); this takes some minutes ..."
	$(PYTHON) -m venv $(READERS)
	$(call install,$(READERS),readers) -e . hypothesis pytest tensorboard torch \
		verl cachetools fastapi orjson setuptools uvicorn blobfile chz tinker jaxtyping loguru \
		aiofiles colorlog einops flask lark numba openai pybase64 swanlab tabulate tenacity tensorboardX trackio
	$(call install,$(READERS),readers) --no-deps tinker-cookbook skyrl skyrl-gym areal
	@touch $@

# verl as its own trainers run it, on the versions that the readers' tests have.
$(VERL)/.installed: pyproject.toml tests/frameworks/readers/constraints.txt
	@echo "Installing verl, its torch and Ray into $(VERL); this takes some minutes ..."
	$(PYTHON) -m venv $(VERL)
	$(call install,$(VERL),readers) -e '.[parquet]' hypothesis pytest \
		tensorboard torch verl cachetools fastapi orjson setuptools uvicorn
	@touch $@

# tinker-cookbook and SkyRL without what they ask for: their loggers and configurations import less, and some of it is for a GPU.
# NEMO_RL_CHECKOUT=DIR and SLIME_CHECKOUT=DIR have the real loggers of these two tested, too, which are on no index.
$(LOGGERS)/.installed: pyproject.toml tests/frameworks/readers/constraints.txt
	@echo "Installing tinker-cookbook and SkyRL into $(LOGGERS); this takes a minute or two ..."
	$(PYTHON) -m venv $(LOGGERS)
	$(call install,$(LOGGERS),readers) -e . hypothesis pytest tensorboard torch \
		aiohttp blobfile cachetools chz datasets fastapi jaxtyping loguru omegaconf pandas ray setuptools termcolor tinker \
		transformers uvicorn
	$(call install,$(LOGGERS),readers) --no-deps tinker-cookbook skyrl skyrl-gym
	@touch $@

# Each older verl in a folder of its own, for PYTHONPATH: all run on the torch and transformers of the newest.
$(READERS)/versions/%: | $(READERS)/.installed
	$(READERS)/bin/pip install $(PIP_QUIET) --no-deps --target $@ verl==$*

$(VERL)/versions/%: | $(VERL)/.installed
	$(VERL)/bin/pip install $(PIP_QUIET) --no-deps --target $@ verl==$*

$(MS_SWIFT)/.installed: pyproject.toml tests/frameworks/ms_swift/constraints.txt
	@echo "Installing ms-swift and its torch into $(MS_SWIFT); this takes some minutes ..."
	$(PYTHON) -m venv $(MS_SWIFT)
	$(call install,$(MS_SWIFT),ms_swift) -e . hypothesis pytest tensorboard torch \
		ms-swift trl
	@touch $@

# Axolotl without what it asks for: much of that is for a GPU, or for kinds of training that do not run here.
$(AXOLOTL)/.installed: pyproject.toml tests/frameworks/axolotl/constraints.txt
	@echo "Installing Axolotl and its torch into $(AXOLOTL); this takes some minutes ..."
	$(PYTHON) -m venv $(AXOLOTL)
	$(call install,$(AXOLOTL),axolotl) -e . hypothesis pytest tensorboard torch \
		transformers accelerate datasets trl peft addict art bitsandbytes colorama einops evaluate fastcore fire gradio \
		immutabledict kernels langdetect mistral-common numba optimum posthog python-dotenv requests schedulefree scipy \
		sentencepiece triton typer wandb zstandard
	$(call install,$(AXOLOTL),axolotl) --no-deps axolotl \
		axolotl-contribs-lgpl axolotl-contribs-mit
	@touch $@

# torchvision and torchaudio are built for a GPU's torch and do not load with another: nothing here sees or hears.
$(LLAMA_FACTORY)/.installed: pyproject.toml tests/frameworks/llama_factory/constraints.txt
	@echo "Installing LLaMA-Factory and its torch into $(LLAMA_FACTORY); this takes some minutes ..."
	$(PYTHON) -m venv $(LLAMA_FACTORY)
	$(call install,$(LLAMA_FACTORY),llama_factory) -e . hypothesis pytest \
		tensorboard torch llamafactory
	$(LLAMA_FACTORY)/bin/pip uninstall $(PIP_QUIET) -y torchaudio torchvision
	@touch $@

# A server of S3 on this machine, and the client that users have.
$(REMOTE)/.installed: pyproject.toml tests/frameworks/remote/constraints.txt
	@echo "Installing a server of S3 and its client into $(REMOTE) ..."
	$(PYTHON) -m venv $(REMOTE)
	$(call install,$(REMOTE),remote) -e '.[parquet,remote]' \
		boto3 hypothesis 'moto[server]' pytest s3fs
	@touch $@

$(RAY)/.installed: pyproject.toml tests/frameworks/ray/constraints.txt
	@echo "Installing Ray Data into $(RAY); this takes a minute or two ..."
	$(PYTHON) -m venv $(RAY)
	$(call install,$(RAY),ray) -e '.[ray]' fsspec hypothesis pytest
	@touch $@

# Other loggers bring half a web framework each: they live in an environment of their own.
$(BENCH)/.installed: pyproject.toml bench/constraints.txt
	@echo "Installing the loggers that we are compared with into $(BENCH) ..."
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/pip install $(PIP_QUIET) -c bench/constraints.txt -e . orjson tensorboardX trackio wandb
	@touch $@

# The tests of the schema's TypeScript and JavaScript consumers skip, with a reason, where there is no npm.
node_modules/.installed: package.json
	@if command -v npm >/dev/null; then npm install --no-package-lock --no-audit --no-fund --loglevel=error && touch $@; fi
