"""Stability analysis against the definitions taken at their word, and against known answers."""
