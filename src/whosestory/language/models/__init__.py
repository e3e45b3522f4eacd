"""Weights learnt from lines of our own (`training/`). Each `NAME.npz` has a `NAME.toml`: from what, how, licence."""
