"""Stands in for `vllm.inputs`."""

TokensPrompt = dict
