"""Who may talk to the backend, and where its token lies."""

from __future__ import annotations

import ipaddress
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from rscovlm.errors import CannotServe
from rscovlm.service.security import host_name, read_or_make_token
from rscovlm.service.settings import ServiceSettings

posix = pytest.mark.skipif(os.name != "posix", reason="file modes are a thing of POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_token_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "token"
    token = read_or_make_token(path)
    assert len(token) >= 32
    assert read_or_make_token(path) == token
    assert read_or_make_token(tmp_path / "other") != token
    assert sorted(file.name for file in tmp_path.iterdir()) == ["other", "token"]


@posix
def test_only_the_owner_reads_the_token(tmp_path: Path) -> None:
    path = tmp_path / "token"
    before = os.umask(0)
    try:
        token = read_or_make_token(path)
    finally:
        os.umask(before)
    assert mode(path) == 0o600
    path.chmod(0o644)
    assert read_or_make_token(path) == token
    assert mode(path) == 0o600


@pytest.mark.parametrize("content", [b"", b"short\n", b"\xff\xfe"])
def test_a_broken_token_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "token"
    path.write_bytes(content)
    token = read_or_make_token(path)
    assert len(token) >= 32
    assert path.read_text().strip() == token


def test_a_token_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotServe, match="token"):
        read_or_make_token(tmp_path / "nowhere" / "token")


@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)), st.none() | st.integers(1, 65535))
def test_the_name_in_a_host_header(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address, port: int | None
) -> None:
    host = f"[{address}]" if address.version == 6 else str(address)
    assert host_name(host if port is None else f"{host}:{port}") == str(address)


@given(st.text())
def test_any_host_header_is_read_without_failing(header: str) -> None:
    assert isinstance(host_name(header), str)


@pytest.mark.parametrize("header", ["", ":8765", "[::1", "[zz]:80", "//evil"])
def test_a_broken_host_header_names_nobody(header: str) -> None:
    assert host_name(header) == ""


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.5", False),
        ("gpu-box", False),
    ],
)
def test_what_loopback_is(host: str, loopback: bool) -> None:
    assert ServiceSettings(host=host).loopback is loopback


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RSCOVLM_ROOTS", f'["{tmp_path}", "/data"]')
    monkeypatch.setenv("RSCOVLM_STATE_DIR", str(tmp_path))
    monkeypatch.setenv("RSCOVLM_PORT", "1234")
    monkeypatch.setenv("RSCOVLM_MODEL", "")
    settings = ServiceSettings()
    assert settings.roots == [tmp_path, Path("/data")]
    assert (settings.state_dir, settings.port, settings.model) == (tmp_path, 1234, None)


def test_a_heartbeat_is_never_further_apart_than_promised() -> None:
    with pytest.raises(ValidationError):
        ServiceSettings(heartbeat_s=11)
