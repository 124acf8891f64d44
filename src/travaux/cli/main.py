"""The command ``travaux`` and how its errors reach the user."""

from __future__ import annotations

import importlib
import io
import os
import sys

import click

from travaux._version import __version__
from travaux.errors import DocumentError, TravauxError

__all__ = ["main"]

_COMMANDS = (
    *("read", "brief", "show", "search", "findings", "export"),
    *("changes", "origins", "compare-drafts", "akn", "issues", "outlook"),
    "outlook-score",
)
SET_ASIDE, FAILED, INTERRUPTED = 1, 2, 130


class _Lazy(click.Group):
    """Loads a command's module when it is called, so that ``--help`` needs no language model."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"travaux.cli.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; that whoever read our output has stopped is no mistake."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise click.exceptions.Exit(0) from None


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="travaux")
def _travaux() -> None:
    """From the reporting on a negotiation to the negotiation itself.

    \b
    travaux brief news/ drafts/ -o brief.html      one page with everything, passages included
    travaux read news/ --record talks.db           keep what was read, add to it tomorrow
    travaux show threats --record talks.db --party RUS

    Exit code: 0 done, 1 done but some documents were set aside, 2 not done, 130 interrupted.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    _prepare_streams()
    try:
        asked = sys.argv[1:] if arguments is None else arguments
        if asked[:2] == ["outlook", "score"]:
            asked = ["outlook-score", *asked[2:]]
        code = _travaux.main(asked, prog_name="travaux", standalone_mode=False)
        sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        _say("interrupted. A record keeps what was read; the same command goes on from there.")
        return INTERRUPTED
    except click.ClickException as wrong:
        wrong.show()
        return FAILED
    except TravauxError as known:
        named = f"{known.source}: " if isinstance(known, DocumentError) else ""
        _say(f"{named}{known.what} {known.advice}")
        return FAILED
    except BrokenPipeError:
        _drop_output()
        return 0
    except OSError as refused:
        _drop_output()
        what = refused.strerror or refused
        _say(f"The system refused: {what}. Make room, or see that you may write there.")
        return FAILED
    return code if isinstance(code, int) else 0


def _prepare_streams() -> None:
    """UTF-8 for programs whatever the locale; a terminal that lacks a sign shows another."""
    if sys.stdout is None:  # the program was started without one
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - as long as the program
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _drop_output() -> None:
    """What is still buffered and cannot get out must not raise again at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(words: str) -> None:
    from travaux.cli.output import printable

    click.echo(f"travaux: {printable(words).strip()}", err=True)
