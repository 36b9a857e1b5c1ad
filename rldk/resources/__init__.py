"""What a run uses: CPU, memory, disk, GPU, network."""
