"""What tests of the report share: claims of the seeds, and of a small made-up set."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import tarfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from extract.assemble.compatibility import compatibility_of
from extract.assemble.events import assemble
from extract.model import Article, Claim, Entity, Link
from extract.pack.rulebook import Rulebook
from extract.pipeline import Extractor
from extract.read import Found, read_articles
from extract.report.write_page import page_of

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
OWN = ROOT / "tests" / "gold" / "own.articles.jsonl"
AXE = "4.14.1"
AXE_SHA512 = "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="
BAD = "</script><script>window.bad=1</script><img src=x onerror='window.bad=1'>"
SRBM = Entity(id="srbm", label="WEAPON", name="short-range ballistic missile", kind="class", class_="srbm")
TANK = Entity(id="tank", label="WEAPON", name="tank", kind="class", class_="tank")
Make = Callable[..., Claim]
Pairs = Sequence[tuple[Article, list[dict[str, Any]]]]


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


@pytest.fixture(scope="session")
def book(rulebook: Rulebook) -> Rulebook:
    return rulebook


def state(code: str, name: str) -> Entity:
    return Entity(id=code, label="ACTOR", name=name, kind="state", country=code)


@pytest.fixture(scope="session")
def made_up(claim_of: Make) -> list[tuple[Article, list[Claim]]]:
    """Two articles, three claims, one of which disputes another; words that a page must not take for its own."""
    one = f"\U0001f680\U0001f680 {BAD} Iran fired two missiles into Yemen on Monday, Tehran said."
    two = "Poland unveiled a tank. Officials in Kyiv denied that Russia fired a missile."
    iran, russia, poland = state("IRN", "Iran"), state("RUS", "Russia"), state("POL", "Poland")
    fired = claim_of(one, "test", "fired", [("actor", "Iran", iran), ("weapon", "two missiles", SRBM),
                                            ("destination", "Yemen", state("YEM", "Yemen"))],
                     document="one", title=BAD, publisher="The Paper", published="2024-03-05",
                     time=("on Monday", "2024-03-04"), sources=[("Tehran", iran, "asserts")])  # fmt: skip
    shown = claim_of(two, "display", "unveiled", [("actor", "Poland", poland), ("weapon", "a tank", TANK)],
                     document="two", title="Tanks", publisher="The Wire", published="2023-01-02")  # fmt: skip
    denied = claim_of(two, "test", "fired", [("actor", "Russia", russia), ("weapon", "a missile", SRBM)],
                      document="two", title="Tanks", publisher="The Wire", published="2023-01-02",
                      certainty="probable", sources=[("Officials", None, "denies")], confidence=0.6,
                      links=(Link(type="disputes", claim=fired.id),))  # fmt: skip
    return [
        (Article(id="one", uri="one.txt", text=one, title=BAD), [fired]),
        (Article(id="two", uri="two.txt", text=two, title="Tanks"), [shown, denied]),
    ]


def rows(claims: Sequence[Claim]) -> list[dict[str, Any]]:
    return [claim.model_dump(mode="json", by_alias=True) for claim in claims]


WritePage = Callable[..., Path]


@pytest.fixture(scope="session")
def write_page(book: Rulebook) -> WritePage:
    """Makes a page of articles with claims, with their events, and their claims file beside it."""

    def write(folder: Path, pairs: Pairs, **about: Any) -> Path:
        events = assemble((row for _, found in pairs for row in found), compatibility_of(book))
        told = [event.model_dump(mode="json", by_alias=True) for event in events]
        path = folder / "report.html"
        path.write_text(page_of(pairs, book, "Claims", told, about or None), encoding="utf-8")
        lines = [json.dumps(row) for _, found in pairs for row in found]
        (folder / "claims.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory, made_up: Any, write_page: WritePage) -> Path:
    """The page of the made-up claims."""
    about = {"articles": 4, "rules": "0123456789abcdef", "model": "a model", "left_out": {"skipped": {"Spanish": 2}}}
    return write_page(tmp_path_factory.mktemp("page"), [(a, rows(claims)) for a, claims in made_up], **about)


@pytest.fixture(scope="session")
def own_pairs(extractor: Extractor) -> Pairs:
    """Eighty claims and more of mixed articles, read now."""
    pairs: list[tuple[Article, list[dict[str, Any]]]] = []
    for item in read_articles([OWN]):
        assert isinstance(item, Found)
        if found := rows(extractor.read(item.article)):
            pairs.append((item.article, found))
        if sum(len(claims) for _, claims in pairs) >= 80:
            break
    return pairs


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core, which finds what keeps somebody from reading a page; skips where it can't be had."""
    folder = tmp_path_factory.mktemp("axe")
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm here to fetch axe-core with")
    got = subprocess.run([npm, "pack", f"axe-core@{AXE}"], cwd=folder, capture_output=True, text=True, timeout=120)
    packed = folder / f"axe-core-{AXE}.tgz"
    if got.returncode or not packed.exists():
        pytest.skip(f"axe-core {AXE} cannot be had from the npm registry here")
    assert base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode() == AXE_SHA512
    with tarfile.open(packed) as archive:
        member = archive.extractfile("package/axe.min.js")
        assert member is not None
        return member.read().decode()


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
        self._send("POST", "/timeouts", {"script": 300_000, "pageLoad": 300_000})
        self.cdp("Performance.enable", timeDomain="threadTicks")

    def _send(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._base + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=300) as answer:
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

    def fresh(self) -> None:
        """A tab of its own: one that has been far has no room for more steps back."""
        handle = self._send("POST", "/window/new", {"type": "tab"})["handle"]
        self._send("POST", "/window", {"handle": handle})
        self.cdp("Performance.enable", timeDomain="threadTicks")

    def run(self, script: str, *arguments: Any) -> Any:
        """What the script returns."""
        return self._send("POST", "/execute/sync", {"script": script, "args": arguments})

    def cdp(self, command: str, **parameters: Any) -> Any:
        return self._send("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def size(self, width: int, height: int, scheme: str = "light") -> None:
        """The window's size and colours."""
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.cdp("Emulation.setEmulatedMedia", media="", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def spent(self) -> float:
        """The milliseconds of processor time that the page has taken, whatever else the machine does."""
        found = {row["name"]: row["value"] for row in self.cdp("Performance.getMetrics")["metrics"]}
        return float(found["TaskDuration"]) * 1000

    def press(self, key: str) -> None:
        actions = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self._send("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def log(self, kind: str) -> list[dict[str, Any]]:
        """What was logged since the last time: `browser` is the console, `performance` the network."""
        found: list[dict[str, Any]] = self._send("POST", "/se/log", {"type": kind})
        return found

    def act(self, actions: list[dict[str, Any]]) -> None:
        """Move and press the mouse."""
        self._send("POST", "/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": actions}]})

    def wait(self, condition: str) -> None:
        """Until the condition holds."""
        until = time.monotonic() + 30
        while not self.run(f"return Boolean({condition})"):
            assert time.monotonic() < until, condition
            time.sleep(0.05)

    def back(self) -> None:
        """The back button; the browser drops a step that follows the last one too fast."""
        time.sleep(0.3)
        self.run("history.back()")

    def select(self, selector: str, words: str) -> None:
        """Select words in an element, as with the mouse."""
        script = """
            const root = document.querySelector(arguments[0]);
            const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              const at = node.data.indexOf(arguments[1]);
              if (at < 0) continue;
              getSelection().setBaseAndExtent(node, at, node, at + arguments[1].length);
              root.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
              return true;
            }
            return false;"""
        assert self.run(script, selector, words), words

    def choose(self, facet: str, value: str) -> None:
        """Press a value in the panel of filters."""
        found = "document.querySelector(`[data-key=\"${CSS.escape(arguments[0] + '=' + arguments[1])}\"]`)"
        self.run(f"opened.add(arguments[0]); drawPanel(); {found}.click()", facet, value)

    def click(self, selector: str, number: int = 0) -> None:
        """Press one of the elements of a selector."""
        self.run("document.querySelectorAll(arguments[0])[arguments[1]].click()", selector, number)

    def set(self, selector: str, value: str) -> None:
        """Type or choose a value in a field."""
        events = "['input', 'change'].forEach((name) => f.dispatchEvent(new Event(name, {bubbles: true})))"
        self.run(f"const f = document.querySelector(arguments[0]); f.value = arguments[1]; {events}", selector, value)

    def texts(self, selector: str) -> list[str]:
        """The words of every element of a selector."""
        found: list[str] = self.run(
            "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)", selector
        )
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


@pytest.fixture
def quiet(browser: Browser) -> Iterator[Browser]:
    """The browser; afterwards: no error on the console, no request but for the page, nothing of the articles ran."""
    browser.log("browser")
    browser.log("performance")
    browser.size(1400, 1000)
    yield browser
    assert browser.run("return window.bad === undefined")
    assert [entry for entry in browser.log("browser") if entry["level"] in ("SEVERE", "WARNING")] == []
    messages = [json.loads(entry["message"])["message"] for entry in browser.log("performance")]
    urls = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert [url for url in urls if not url.startswith(("file:", "blob:", "about:", "data:"))] == []
    assert len({url.partition("#")[0] for url in urls if url.startswith("file:")}) <= 1
