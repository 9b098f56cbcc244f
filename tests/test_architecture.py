"""The shape of the house: what importing costs, who may print, and which way imports point."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import footcli as package
from tests.conftest import environment

PACKAGE = Path(package.__file__).parent
ORDER = ("knowledge", "triage", "care diary", "render", "cli")
HEAVY = ("yaml", "pydantic", "rich", "numpy", "typst", "platformdirs", "hypothesis")
MODULES = sorted(PACKAGE.rglob("*.py"))


def modules_after(code: str, folder: Path, **env: str) -> set[str]:
    """What is in sys.modules at the end of a program."""
    shown = "import sys, atexit; atexit.register(lambda: print('\\n'.join(sorted(sys.modules)), file=sys.stderr))\n"
    done = subprocess.run(
        [sys.executable, "-c", shown + code], capture_output=True, text=True, env=environment(**env), cwd=folder, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def test_importing_the_command_line_imports_nothing_heavy(tmp_path: Path) -> None:
    loaded = modules_after("import footcli.cli.main", tmp_path)
    assert "footcli.cli.main" in loaded
    assert loaded & set(HEAVY) == set()


@pytest.mark.parametrize(
    "words", [["--help"], ["tools", "--compare"], ["causes"], ["triage", "--say", "my heel hurts", "--json"]], ids=" ".join
)
def test_an_installed_run_to_a_pipe_needs_no_yaml_no_pydantic_and_no_rich(words: list[str], wheel: Path, tmp_path: Path) -> None:
    loaded = modules_after(f"sys.argv = ['footcli', *{words!r}]\nfrom footcli.cli.main import run\nrun()", tmp_path, PYTHONPATH=str(wheel))
    assert loaded & {"yaml", "pydantic", "rich", "numpy", "typst"} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0]
    level = next((i for i, rooms in enumerate(ORDER) if room in rooms.split()), None)
    if level is None:
        return
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("footcli."):
            other = node.module.split(".")[1]
            theirs = next((i for i, rooms in enumerate(ORDER) if other in rooms.split()), -1)
            assert theirs < level or other == room, f"{room} imports {other} (line {node.lineno})"


@pytest.mark.parametrize("path", [p for p in MODULES if "cli" not in p.parts], ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_the_command_line_prints_asks_and_exits(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in ("print", "input", "exit", "quit", "sys.exit", "sys.stdout.write", "date.today", "datetime.now"), (
                f"line {node.lineno}: {called}"
            )


@pytest.mark.parametrize("path", [p for p in MODULES if p.name != "__init__.py"], ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_module_says_what_it_does(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))
