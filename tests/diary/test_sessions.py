"""Saved interviews: private, whole or not at all, and never lost."""

import errno
import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given

from footcli.diary.paths import records_dir
from footcli.diary.sessions import Session, Sessions, assess_session
from footcli.errors import CannotWrite, FootcliError
from footcli.knowledge.load import Knowledge
from tests.strategies import Answers, answers

NOW = "2026-11-25T10:00:00"


@given(answers())
def test_a_session_is_read_back_as_it_was_saved(tmp_path_factory: pytest.TempPathFactory, said: Answers) -> None:
    store = Sessions(tmp_path_factory.mktemp("records"))
    session = store.new(NOW).with_answers(said, done=True)
    store.save(session)
    again = store.load(session.id)
    assert again == session
    assert list(again.answers.items()) == list(said.items())


def test_only_the_owner_may_read_a_session(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        store = Sessions(tmp_path)
        store.save(store.new(NOW))
    finally:
        os.umask(old)
    (path,) = store.folder.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700


def test_two_sessions_of_one_second_have_two_names(tmp_path: Path) -> None:
    store = Sessions(tmp_path)
    first = store.new(NOW)
    store.save(first)
    second = store.new(NOW)
    store.save(second)
    assert first.id != second.id
    assert [s.id for s in store.all()] == [first.id, second.id]


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"\xff\xfe", b"[]", b"5", b'{"schema": "footcli.session/1"}', b'{"id": 1, "started": 2, "done": true, "answers": [1]}'],
)
def test_a_damaged_session_is_kept_aside_as_it_is(tmp_path: Path, damage: bytes) -> None:
    store = Sessions(tmp_path)
    store.save(store.new(NOW))
    (path,) = store.folder.iterdir()
    path.write_bytes(damage)
    with pytest.raises(FootcliError, match="damaged") as caught:
        store.load(path.stem)
    (aside,) = store.folder.iterdir()
    assert aside.read_bytes() == damage
    assert str(aside) in str(caught.value)
    assert store.all() == ()


def test_a_second_damaged_session_of_that_name_does_not_destroy_the_first(tmp_path: Path) -> None:
    store = Sessions(tmp_path)
    for damage in (b"one", b"two"):
        store.save(Session("20261125-100000", NOW))
        (store.folder / "20261125-100000.json").write_bytes(damage)
        with pytest.raises(FootcliError):
            store.load("20261125-100000")
    assert {p.read_bytes() for p in store.folder.iterdir()} == {b"one", b"two"}


def test_one_damaged_session_does_not_hide_the_others(tmp_path: Path) -> None:
    store = Sessions(tmp_path)
    good = store.new(NOW).with_answers({"age": 38}, done=True)
    store.save(good)
    (store.folder / "20261126-100000.json").write_bytes(b"{")
    assert store.all() == (good,)
    assert store.latest(done=True) == good


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "20261125-100000/..", "nothing", "20261125-100001"])
def test_a_session_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FootcliError, match="no saved session"):
        Sessions(tmp_path).load(name)


@pytest.mark.parametrize("fails", ["open", "fsync", "replace"])
def test_a_full_disk_leaves_the_old_session_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str) -> None:
    store = Sessions(tmp_path)
    old = store.new(NOW).with_answers({"age": 38})
    store.save(old)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(f"footcli.diary.sessions.os.{fails}", full)
        with pytest.raises(CannotWrite, match="No space left on device"):
            store.save(old.with_answers({"age": 39}))
    assert store.load(old.id) == old
    assert len(list(store.folder.iterdir())) == 1


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "records").write_text("not a folder")
    store = Sessions(tmp_path / "records")
    with pytest.raises(CannotWrite, match="--data-dir"):
        store.save(store.new(NOW))


def test_the_latest_is_the_newest_of_its_kind(tmp_path: Path) -> None:
    store = Sessions(tmp_path)
    for day, done in ((24, True), (25, True), (26, False)):
        store.save(store.new(f"2026-11-{day}T10:00:00").with_answers({"age": day}, done=done))
    finished, broken_off = store.latest(done=True), store.latest(done=False)
    assert finished is not None
    assert finished.answers == {"age": 25}
    assert broken_off is not None
    assert broken_off.answers == {"age": 26}


def test_the_file_is_plain_json_with_its_schema(tmp_path: Path) -> None:
    store = Sessions(tmp_path)
    store.save(store.new(NOW).with_answers({"where": ("achilles",)}))
    (path,) = store.folder.iterdir()
    data = json.loads(path.read_text("utf-8"))
    assert data["schema"] == "footcli.session/1"
    assert data["answers"] == {"where": ["achilles"]}


def test_where_records_live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTCLI_DATA_DIR", str(tmp_path / "from-env"))
    assert records_dir(tmp_path / "chosen") == tmp_path / "chosen"
    assert records_dir() == tmp_path / "from-env"
    monkeypatch.delenv("FOOTCLI_DATA_DIR")
    assert "footcli" in str(records_dir())


def test_a_broken_off_session_waits_until_one_is_finished_after_it(tmp_path: Path) -> None:
    store = Sessions(tmp_path)
    assert store.waiting() is None
    store.save(store.new("2026-11-24T10:00:00").with_answers({"age": 24}))
    store.save(store.new("2026-11-25T10:00:00"))
    waiting = store.waiting()
    assert waiting is not None
    assert waiting.answers == {"age": 24}
    store.save(store.new("2026-11-26T10:00:00").with_answers({"age": 26}, done=True))
    assert store.waiting() is None


def test_not_sure_leaves_what_was_said_in_own_words(known: Knowledge) -> None:
    said = Session("20261125-100000", NOW, {"health": "unknown"}, heard={"health": ("diabetes",), "age": 38})
    evidence = assess_session(said, known).evidence
    assert "diabetes" in evidence.present
    assert {"health", "age"} <= evidence.asked
    assert "health" in evidence.unsure
    replaced = Session("20261125-100000", NOW, {"health": ("none",)}, heard={"health": ("diabetes",)})
    assert "diabetes" not in assess_session(replaced, known).evidence.present
