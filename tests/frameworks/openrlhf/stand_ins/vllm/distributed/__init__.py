"""Stands in for `vllm.distributed`, over which OpenRLHF sends new weights to vLLM."""
