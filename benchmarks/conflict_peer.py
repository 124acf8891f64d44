"""``python -m benchmarks.conflict_peer CHECKOUT OPTIONS``: the same conflict solved by gmcr-py."""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time

from benchmarks.conflict import made_up
from travaux.outlook.conflict.spec import Statements


def main() -> None:
    """Print a line of JSON: states, seconds of processor time, peak memory in MB."""
    checkout, each = sys.argv[1], int(sys.argv[2])
    sys.path.insert(0, checkout)
    models = importlib.import_module("data_01_conflictModel")
    solvers = importlib.import_module("data_02_conflictSolvers")
    conflict = made_up(each, hard=False)
    started = time.process_time()
    peer = models.ConflictModel()
    for dm, name in enumerate(conflict.decision_makers):
        peer.decisionMakers.append(name)
        for k in conflict.owned(dm):
            peer.decisionMakers[-1].addOption(conflict.options[k].name)
    peer.recalculateFeasibleStates()
    for dm, wanted in enumerate(conflict.preferences):
        assert isinstance(wanted, Statements)  # noqa: S101 - as made_up makes them
        for statement in wanted.statements:
            (option,) = statement.formula.options()
            mark = "N" if statement.formula.kind == "not" else "Y"
            peer.decisionMakers[dm].preferences.append([[peer.options[option], mark]])
        peer.decisionMakers[dm].calculatePreferences()
        peer.coalitions.append(peer.decisionMakers[dm])
    solvers.LogicalSolver(peer).findEquilibria()
    told = {
        "states": len(peer.feasibles),
        "seconds": time.process_time() - started,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
