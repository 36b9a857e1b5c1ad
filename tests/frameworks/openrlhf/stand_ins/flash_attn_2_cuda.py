"""Stands in for flash-attn's compiled kernels, which need CUDA to be built and to run.

flash-attn imports them as soon as OpenRLHF imports its padding functions. Nothing calls them: the tests train with
`--ds.attn_implementation eager`.
"""
