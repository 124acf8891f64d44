"""A forecast in sentences: where, how sure, what moves it, on what it rests, what is missing."""

from __future__ import annotations

from travaux.outlook.spatial.forecast import Forecast, Swing

__all__ = ["in_words", "point_words"]


def in_words(forecast: Forecast) -> tuple[str, ...]:
    """The sentences of ``forecast``, of which the first is the answer."""
    issue = forecast.issue
    if forecast.likely is None or forecast.low is None or forecast.high is None:
        missing = "; ".join(forecast.lacking)
        return (f"{issue.name}: not enough is reported. What is missing: {missing}.",)
    sentences = [
        (
            f"{issue.name}: most likely near {point_words(forecast, forecast.likely)}; "
            f"between {forecast.low:.3g} and {forecast.high:.3g} by a band that held four in five "
            "decisions of the European Union."
        ),
        "If the models were right: "
        + "; ".join(
            f"{b.method} {b.middle:.3g} ({b.low:.3g} to {b.high:.3g})" for b in forecast.bands
        )
        + f". Their bands hold {forecast.settings.share:.0%} of {forecast.settings.runs} draws "
        "from the ranges given and say nothing of the models' own errors.",
    ]
    if issue.status_quo is None:
        sentences.append(
            "What holds without agreement is not reported, so there is no Nash solution."
        )
    moved = [swing for swing in forecast.swings if swing.size > 0]
    if moved:
        sentences.append(
            f"What moves the weighted mean most: {'; '.join(map(_swing_words, moved[:3]))}."
        )
    return (*sentences, _rests(forecast))


def point_words(forecast: Forecast, point: float) -> str:
    """A point of the scale with what its ends mean."""
    issue = forecast.issue
    share = (point - issue.low) / issue.width
    ends = f"{issue.low:g} ({issue.low_means}) to {issue.high:g} ({issue.high_means})"
    scale = f"{point:.3g} on the scale from {ends}"
    if share <= 0.1 or share >= 0.9:
        return f"{scale}, that is at its end"
    return scale


def _swing_words(swing: Swing) -> str:
    how = "if it were a tenth off" if swing.supposed else "within its range"
    low, high = sorted((swing.low, swing.high))
    return f"the {swing.what} of {swing.actor}, {how} ({low:.3g} to {high:.3g})"


def _rests(forecast: Forecast) -> str:
    actors = forecast.issue.actors
    traced = [actor.name for actor in actors if actor.rests_on]
    others = [actor.name for actor in actors if not actor.rests_on]
    if not others:
        return f"All {len(traced)} actors' numbers name what they rest on."
    return (
        f"{len(traced)} of {len(actors)} actors' numbers name what they rest on; "
        f"assumed: {', '.join(others)}."
    )
