"""Where a person's own records live."""

import os
from pathlib import Path


def records_dir(chosen: Path | None = None) -> Path:
    """The folder for sessions: the one chosen on the command line, else FOOTCLI_DATA_DIR, else the system's usual place."""
    if chosen is not None:
        return chosen
    named = os.environ.get("FOOTCLI_DATA_DIR")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("footcli", appauthor=False)
