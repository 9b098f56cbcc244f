"""What a person says stays on their computer: nothing here opens a connection, or could."""

import ast
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import footcli as package
from tests.conftest import Footcli, environment

PACKAGE = Path(package.__file__).parent
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "nntplib", "poplib", "requests", "smtplib", "socket", "socketserver", "ssl",
    "telnetlib", "urllib", "urllib3", "webbrowser", "websockets", "xmlrpc",
}  # fmt: skip
WATCHED = """
import sys
def watch(event, args):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "subprocess.", "os.system", "webbrowser.")):
        sys.stderr.write("NOT ALLOWED: " + event)
        import os
        os._exit(99)
sys.addaudithook(watch)
from footcli.cli.main import run
run()
"""
HEEL = "where: [sole-heel-front]\ndanger: [none]\nbegan: began-gradual\n"


def imported(path: Path) -> set[str]:
    """The modules that a file imports, anywhere in it, by their first name."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {a.name.split(".")[0] for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_module_of_ours_imports_one_that_can_reach_a_network(path: Path) -> None:
    assert imported(path) & NETWORK == set()


def test_no_socket_is_opened(footcli: Footcli, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for words in (["triage", "--answers", "-"], ["triage", "--say", "my heel hurts", "--json"], ["routine", "--answers", "-"], ["tools"]):
        assert footcli(*words, stdin=HEEL).code == 0
    assert footcli("triage", stdin="u\nu\nq\n").code == 0


@pytest.mark.parametrize("words", [["triage", "--answers", "-"], ["triage"], ["refer", "--answers", "-"]], ids=" ".join)
def test_a_whole_run_opens_no_connection_and_starts_no_program(words: list[str]) -> None:
    stdin = HEEL if "-" in words else "u\nu\nq\n"
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *words], input=stdin, capture_output=True, text=True, env=environment(), timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_an_unexpected_error_does_not_show_what_was_said(
    footcli: Footcli, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret: sole-heel-front")

    monkeypatch.setattr("footcli.triage.assess.assess_evidence", fail)
    with pytest.raises(AssertionError, match="did not expect") as caught:
        footcli("triage", "--answers", "-", stdin=HEEL)
    assert "secret" not in str(caught.value)
    assert "Traceback" not in str(caught.value)
