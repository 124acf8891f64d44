"""The commands. They print and draw; they decide nothing."""

from travaux.cli.main import main

__all__ = ["main"]
