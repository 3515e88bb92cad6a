"""What programs ask: JSON in, JSON out, a token in the header, every error in words."""
