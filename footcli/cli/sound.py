"""A bell and a voice for those who look at their foot and not at the screen. Neither ever waits, and neither is needed."""

import shutil
import subprocess
import sys
from collections.abc import Callable

VOICES = ("spd-say", "espeak-ng", "espeak")
"""Programs that speak the words they are given, the friendliest voice first."""

POWERSHELL = "Add-Type -AssemblyName System.Speech; (New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak('{}')"

MUST_HEAR = 2
"""Longer than this, words cut off what is still being said; a number counted aloud rather waits for the next one."""


def find_voice() -> Callable[[str], list[str]] | None:
    """How to have words spoken on this computer, as a command line; None where it has no voice."""
    if sys.platform == "win32":
        shell = shutil.which("powershell")
        return (lambda words: [shell, "-NoProfile", "-Command", POWERSHELL.format(words)]) if shell else None
    if sys.platform == "darwin":
        return lambda words: ["/usr/bin/say", words]
    program = next(filter(None, map(shutil.which, VOICES)), None)
    return (lambda words: [program, words]) if program else None


class Sound:
    """Rings and speaks as asked; falls silent where the voice does not work."""

    def __init__(self, ring: Callable[[], None] | None, voice: Callable[[str], list[str]] | None) -> None:
        self._ring = ring
        self._voice = voice
        self._speaking: subprocess.Popen[bytes] | None = None

    def give(self, words: str, *, bell: bool) -> None:
        """Ring and say a few words, without waiting for them."""
        if bell and self._ring:
            self._ring()
        if not words or self._voice is None:
            return
        if self._speaking and self._speaking.poll() is None:
            if len(words) <= MUST_HEAR:
                return
            self.stop()
        plain = "".join(c for c in words if c.isalnum() or c in " ,.")
        try:
            self._speaking = subprocess.Popen(
                self._voice(plain), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        except OSError:
            self._voice = None

    def stop(self) -> None:
        """Cut off what is being said."""
        if self._speaking and self._speaking.poll() is None:
            self._speaking.terminate()
            self._speaking.wait()
        self._speaking = None
