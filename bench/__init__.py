"""How fast we are: ratios of contenders measured in one run, never absolute promises. `make bench` prints them."""
