"""``python -m training fast``: from data to the weights in the package, in one command.

Trains, exports to int8, and fits how attributions are chosen, each seeded. ``fast`` takes about 45
minutes on two cores without bfloat16; ``accurate`` several hours. A run that was broken off goes on
with ``--resume``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from training.bases import KINDS


def main() -> None:
    """Run the three steps, each in a process of its own."""
    parser = argparse.ArgumentParser(
        prog="python -m training",
        description=__doc__,
        epilog="Example: python -m training fast --base models/all-MiniLM-L6-v2",
    )
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--base", type=Path, required=True, help="folder of the base model")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="checkpoints")
    parser.add_argument("--resume", action="store_true", help="go on with a broken run")
    told = parser.parse_args()
    told.work.mkdir(parents=True, exist_ok=True)
    checkpoint = str(told.work / f"{told.kind}.pt")
    base = ["--base", str(told.base)]
    again = ["--resume"] if told.resume else []
    _step("training.attribution", told.kind, *base, "--out", checkpoint, *again)
    _step("training.export", told.kind, *base, "--from", checkpoint)
    _step("training.choose", told.kind)


def _step(module: str, *arguments: str) -> None:
    print(f"== {module}", flush=True)
    subprocess.run([sys.executable, "-m", module, *arguments], check=True)


if __name__ == "__main__":
    main()
