"""What every test may need: the folders of the project and, where it is there, the shared data."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("COPYDESK_SHARED", ROOT.parent / "shared"))


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests share one cache of their own, never the user's."""
    base = tmp_path_factory.getbasetemp() / "cache"
    base.mkdir(exist_ok=True, mode=0o700)
    monkeypatch.setenv("XDG_CACHE_HOME", str(base))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def shared() -> Path:
    """The folder of shared measuring data; a test that needs it is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the shared measuring data is not beside this checkout")
    return SHARED
