"""Lets `python -m footcli` run the program, for machines where its command is not on the path."""

from footcli.cli.main import run

run()
