"""The Critical Minerals Register: see docs/architecture.md for the layers."""
