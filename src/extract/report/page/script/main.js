// The page comes to life: what is drawn when, and the keys.
const VIEWS = { overview: drawOverview, events: drawEvents, claims: drawClaims, articles: drawArticles };
const TAB_NAMES = { overview: "Overview", events: "Events", claims: "Claims", articles: "Articles" };
let drawnTab = null;
let drawnList = null;

// Draws anew after the state changed, and writes the address; `going` goes on with the last step.
function changed(going) {
  applyFilters();
  draw();
  writeAddress(going === true);
}

// Draws anew after a mark changed: the view only where another claim passes now.
function marked() {
  const before = passing.join();
  applyFilters();
  if (passing.join() !== before) { changed(true); return; }
  drawPanel();
  if (state.tab === "articles") drawView();
  else if (list) list.again();
  drawReader();
  writeAddress(true);
}

function draw() {
  drawTabs();
  drawPanel();
  drawChips();
  drawView();
  drawReader();
}

function drawTabs() {
  fill(byId("tabs"), TABS.map((name) => button({ role: "tab", id: `tab-${name}`, "aria-selected": String(name === state.tab), "aria-controls": "view", tabindex: name === state.tab ? 0 : -1, onclick: () => goTab(name) }, TAB_NAMES[name])));
}

function goTab(name) {
  state.tab = name;
  changed();
  byId(`tab-${name}`).focus({ preventScroll: true });
}

function drawView() {
  const main = byId("main");
  if (list) { list.close(); list = null; }
  const view = el("div", { id: "view", role: "tabpanel", "aria-labelledby": `tab-${state.tab}` });
  const away = drawnTab !== state.tab || drawnList !== passing.length;
  const top = scrollY;
  fill(main, view);
  order = passing;
  VIEWS[state.tab](view);
  main.setAttribute("aria-label", TAB_NAMES[state.tab]);
  if (away && drawnTab !== null && top > byId("bar").offsetTop) scrollTo({ top: byId("bar").offsetTop, behavior: "instant" });
  [drawnTab, drawnList] = [state.tab, passing.length];
}

const KEYS = {
  j: () => step(1), k: () => step(-1),
  1: () => markNow("right"), 2: () => markNow("wrong"), 3: () => markNow("corrected"),
  "/": () => byId("q").focus(),
};

function markNow(name) {
  if (state.claim === null || editing) return;
  if (name === "corrected") startEdit(CLAIMS[state.claim]);
  else setMark(CLAIMS[state.claim], name);
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "Escape") {
    if (typing && typing.id === "q") { typing.blur(); return; }
    if (state.article !== null) closeReader();
    return;
  }
  const tab = event.target.closest("[role=tab]");
  if (tab && ["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) {
    const at = TABS.indexOf(state.tab);
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: TABS.length - 1 }[event.key];
    goTab(TABS[(next + TABS.length) % TABS.length]);
    event.preventDefault();
    return;
  }
  if (typing || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
}

// Everything that passes, for paper: sentences with their quotes, by article.
function drawPrinted() {
  let last = null;
  fill(byId("printed"), el("h2", {}, byId("summary").textContent), passing.map((i) => {
    const claim = CLAIMS[i];
    const head = claim.article === last ? null : el("h3", {}, [titleOf(ARTICLES[claim.article]), byline(ARTICLES[claim.article])].filter(Boolean).join(" \u00b7 "));
    last = claim.article;
    return [head, el("p", { class: "head" }, sentence(claim), " ", badges(claim)), quote(claim)];
  }));
}

function fromAddress() {
  stopEdit();
  readAddress();
  byId("q").value = state.q;
  applyFilters();
  draw();
  if (state.article !== null) {
    drawReader(true);
    if (list && list.unitOf && list.unitOf.has(state.claim)) list.reveal(list.unitOf.get(state.claim));
  }
}

function drawFilterSwitch() {
  const panel = byId("facets");
  fill(byId("tools"), button({ id: "show-filters", "aria-expanded": "false", "aria-controls": "facets", onclick: (event) => {
    const open = panel.classList.toggle("open");
    event.currentTarget.setAttribute("aria-expanded", String(open));
    if (open) panel.focus();
  } }, "Filters"));
}

indexAll();
drawAbout();
drawFilterSwitch();
fromAddress();
addEventListener("popstate", fromAddress);
addEventListener("keydown", onKey);
addEventListener("beforeprint", drawPrinted);
addEventListener("afterprint", () => fill(byId("printed")));
wide.addEventListener("change", () => drawReader());
let resized = 0;
addEventListener("resize", () => { cancelAnimationFrame(resized); resized = requestAnimationFrame(() => { if (state.tab === "overview") drawView(); }); });
byId("search").addEventListener("submit", (event) => { event.preventDefault(); if (state.tab === "overview") goTab("claims"); });
byId("q").addEventListener("input", (event) => { const going = state.q !== ""; state.q = event.target.value.trim(); changed(going); });
