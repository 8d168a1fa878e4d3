"""What tests of the report share: claims of the seeds, and of a small made-up set."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.pipeline import Extractor
from extract.read import Found, read_articles

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="session")
def seed_claims(tmp_path_factory: pytest.TempPathFactory, extractor: Extractor) -> Path:
    """A claims file of the seeds, read now."""
    path = tmp_path_factory.mktemp("seeds") / "claims.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for item in read_articles([SEEDS]):
            assert isinstance(item, Found)
            for claim in extractor.read(item.article):
                lines.write(json.dumps(claim.model_dump(mode="json", by_alias=True)) + "\n")
    return path


class Browser:
    """A headless Chromium, driven over chromedriver's HTTP interface."""

    FLAGS = (
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
        "--disable-component-update --disable-sync --window-size=1280,1000"
    )

    def __init__(self, driver: str, downloads: Path) -> None:
        self._process = subprocess.Popen([driver, "--port=0"], stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        port = next(m[1] for line in self._process.stdout if (m := re.search(r"successfully on port (\d+)", line)))
        self._base = f"http://127.0.0.1:{port}"
        options = {"args": self.FLAGS.split(), "prefs": {"download.default_directory": str(downloads)}}
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
        made = self._send("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._base += f"/session/{made['sessionId']}"

    def _send(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._base + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(json.load(error)["value"]["message"]) from None

    def open(self, path: Path, hash: str = "") -> None:
        """Load the page anew; it is there when it says how many claims it shows."""
        self._send("POST", "/url", {"url": "about:blank"})
        self._send("POST", "/url", {"url": f"{path.as_uri()}{hash}"})
        until = time.monotonic() + 30
        while time.monotonic() < until:
            if self.run("return Boolean(document.querySelector('#summary')?.textContent)"):
                return
            time.sleep(0.05)
        raise AssertionError(f"{path} shows nothing")

    def run(self, script: str, *arguments: Any) -> Any:
        """What the script returns."""
        return self._send("POST", "/execute/sync", {"script": script, "args": arguments})

    def cdp(self, command: str, **parameters: Any) -> Any:
        return self._send("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def press(self, key: str) -> None:
        actions = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self._send("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def log(self, kind: str) -> list[dict[str, Any]]:
        """What was logged since the last time: `browser` is the console, `performance` the network."""
        found: list[dict[str, Any]] = self._send("POST", "/se/log", {"type": kind})
        return found

    def close(self) -> None:
        try:
            self._send("DELETE", "")
        finally:
            self._process.terminate()
            self._process.wait(10)


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def browser(downloads: Path) -> Iterator[Browser]:
    """Skips where no chromium with its driver is installed."""
    driver = shutil.which("chromedriver")
    if driver is None or not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))):
        pytest.skip("no Chromium with chromedriver here (Debian: apt-get install chromium chromium-driver)")
    opened = Browser(driver, downloads)
    yield opened
    opened.close()
