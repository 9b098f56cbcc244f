"""Keys without Enter on a real terminal, which is given back as it was, whatever happens.

What can happen besides a key comes the same way, as a word: the window changed (`RESIZED`), the program was stopped and went on
(`RETURNED`), or the input ended (`CLOSED`).
"""

import os
import re
import select
import signal
import sys
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Protocol

from footcli.cli.screen import is_terminal as is_terminal

RESIZED, RETURNED, CLOSED = "resized", "returned", "closed"

ESCAPES = re.compile(r"\x1b(?:[\[O][0-?]*[ -/]*[@-~])?")
"""Arrow and function keys: their letters must not count as ours."""

SLICE = 0.1
"""The longest wait in one piece, in seconds: after it, signals are looked at."""


class Keys(Protocol):
    """Where keys come from."""

    def wait(self, seconds: float) -> str | None:
        """The next key or happening within so many seconds, or None."""


if sys.platform == "win32":
    import msvcrt

    class Keyboard:
        """The Windows console."""

        def __init__(self, before_stop: Callable[[], None]) -> None: ...

        def __enter__(self) -> "Keyboard":
            return self

        def __exit__(self, *_: object) -> None: ...

        def wait(self, seconds: float) -> str | None:
            """The next key within so many seconds, or None."""
            end = time.monotonic() + seconds
            while True:
                if msvcrt.kbhit():
                    key = msvcrt.getwch()
                    if key == "\x03":
                        raise KeyboardInterrupt
                    if key not in ("\x00", "\xe0"):
                        return key
                    msvcrt.getwch()
                if time.monotonic() >= end:
                    return None
                time.sleep(min(SLICE / 2, max(end - time.monotonic(), 0)))

else:
    import termios
    import tty

    class Keyboard:
        """A terminal in cbreak mode, as long as the `with` block lasts. `before_stop` is called before Ctrl-Z stops the program."""

        def __init__(self, before_stop: Callable[[], None]) -> None:
            self._before_stop = before_stop
            self._input = sys.stdin.fileno()
            self._typed: deque[str] = deque()
            self._happened: deque[str] = deque()
            self._stop = False

        def __enter__(self) -> "Keyboard":
            self._saved = termios.tcgetattr(self._input)
            mine = {signal.SIGTSTP: self._on_stop, signal.SIGCONT: self._on_return, signal.SIGWINCH: self._on_resize}
            mine |= {signal.SIGTERM: self._on_end, signal.SIGHUP: self._on_end}
            self._theirs = {number: signal.signal(number, handler) for number, handler in mine.items()}
            tty.setcbreak(self._input)
            return self

        def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
            for number, handler in self._theirs.items():
                signal.signal(number, handler)
            self._give_back()

        def wait(self, seconds: float) -> str | None:
            """The next key or happening within so many seconds, or None."""
            end = time.monotonic() + seconds
            while True:
                if self._stop:
                    self._stop = False
                    self._rest()
                if self._happened:
                    return self._again(self._happened.popleft())
                if self._typed:
                    return self._typed.popleft()
                left = end - time.monotonic()
                if select.select([self._input], [], [], max(min(left, SLICE), 0))[0]:
                    if not self._read():
                        return CLOSED
                elif left <= 0:
                    return None

        def _read(self) -> bool:
            """Take in what was typed; False when there is no more to come."""
            try:
                typed = os.read(self._input, 256)
            except OSError:
                return False
            keys = ESCAPES.sub("", typed.decode("utf-8", "ignore"))
            self._typed.extend(keys[:-1] if len(keys) > 1 and keys[-1] in "\r\n" else keys)
            return bool(typed)

        def _again(self, happened: str) -> str:
            if happened == RETURNED:
                tty.setcbreak(self._input)  # the shell, or a program in between, has set its own mode
            return happened

        def _rest(self) -> None:
            """Ctrl-Z: give the terminal back, stop as any program would, and go on from here after `fg`."""
            self._before_stop()
            self._give_back()
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGTSTP)
            signal.signal(signal.SIGTSTP, self._on_stop)
            self._on_return(0, None)

        def _give_back(self) -> None:
            with suppress(termios.error):  # the terminal may be gone
                termios.tcsetattr(self._input, termios.TCSANOW, self._saved)

        def _on_stop(self, number: int, frame: FrameType | None) -> None:
            self._stop = True

        def _on_return(self, number: int, frame: FrameType | None) -> None:
            if RETURNED not in self._happened:
                self._happened.append(RETURNED)

        def _on_resize(self, number: int, frame: FrameType | None) -> None:
            if RESIZED not in self._happened:
                self._happened.append(RESIZED)

        def _on_end(self, number: int, frame: FrameType | None) -> None:
            sys.exit(128 + number)
