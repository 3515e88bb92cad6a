"""What the register costs, as ratios of things measured in one run."""
