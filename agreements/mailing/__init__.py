"""Mail to those who follow something: written once, sent until it is taken."""
