"""What comes in becomes articles, facts nobody has reviewed, and suggestions."""
