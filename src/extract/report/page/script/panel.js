// The panel of facets, and the chips that say which filters hold.
const MOST = 8;
const opened = new Set();

function choose(name, key, also) {
  const chosen = state.chosen[name] || [];
  const has = chosen.includes(key);
  if (also) state.chosen[name] = has ? chosen.filter((one) => one !== key) : [...chosen, key];
  else state.chosen[name] = has && chosen.length === 1 ? [] : [key];
  if (!state.chosen[name].length) delete state.chosen[name];
  changed();
}

// Filters by several facets at once and shows the claims: what a cell of a figure opens.
function openWith(filters, tab) {
  for (const [name, keys] of Object.entries(filters)) state.chosen[name] = keys;
  if (tab) state.tab = tab;
  changed();
  if (tab) byId("main").focus({ preventScroll: true });
}

function clearAll() {
  Object.assign(state, { chosen: {}, from: "", to: "", undated: false, q: "" });
  byId("q").value = "";
  changed();
}

function drawPanel() {
  const panel = byId("facets");
  const held = panel.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  fill(panel, markBox(), FACETS.filter((facet) => !facet.hidden).map(facetBox));
  if (held) { const same = panel.querySelector(`[data-key="${CSS.escape(held)}"]`); if (same) same.focus({ preventScroll: true }); }
}

function facetBox(facet) {
  const rows = facet.tree ? treeRows(facet) : ranked(facet).map(([key, count]) => [key, count, 0]);
  if (!rows.length || (facet.name === "publisher" && facet.keys.length < 2)) return null;
  const all = opened.has(facet.name) || rows.length <= MOST + 1;
  const kept = all ? rows : rows.filter((row, i) => i < MOST || (state.chosen[facet.name] || []).includes(row[0]));
  const most = Math.max(...rows.map((row) => row[1]), 1);
  return el("section", { class: "facet", "data-facet": facet.name }, el("h2", {}, facet.label),
    el("ul", {}, kept.map((row) => facetRow(facet, row, most))),
    !all && button({ class: "plain", "data-key": `more-${facet.name}`, onclick: () => { opened.add(facet.name); drawPanel(); } }, `All ${number(rows.length)}`));
}

function facetRow(facet, [key, count, depth], most) {
  const chosen = state.chosen[facet.name] || [];
  const on = chosen.includes(key);
  const shown = shownValue(facet, key);
  const bar = el("span", { class: "bar", "aria-hidden": "true" });
  bar.style.width = `${(100 * count) / most}%`;
  const row = el("li", {},
    button({ class: "value", "aria-pressed": String(on), "data-key": `${facet.name}=${key}`, title: (facet.note && facet.note(key)) || shown, onclick: (event) => choose(facet.name, key, event.ctrlKey || event.metaKey || event.shiftKey) },
      bar, el("span", { class: "name" }, shown), " ", el("span", { class: "n" }, number(count))),
    chosen.length && !(on && chosen.length === 1) ? button({ class: "also", "data-key": `also-${facet.name}=${key}`, "aria-label": `${on ? "Without" : "Also"} ${shown}`, title: on ? "without this" : "also this", onclick: () => choose(facet.name, key, true) }, on ? "\u2212" : "+") : null);
  if (depth) row.style.paddingInlineStart = `${Math.min(depth, 5) * 0.7}rem`;
  return row;
}

// Classes below their parents; a class counts all its kinds. One that has a single kind and nothing more is left out.
function treeRows(facet) {
  const counts = new Map(ranked(facet));
  const kinds = new Map();
  for (const key of counts.keys()) {
    const parent = DATA.classes[key] ? DATA.classes[key].parent : null;
    const home = counts.has(parent) ? parent : null;
    kinds.set(home, [...(kinds.get(home) || []), key]);
  }
  const rows = [];
  const walk = (home, depth) => {
    for (const key of (kinds.get(home) || []).sort((a, b) => counts.get(b) - counts.get(a))) {
      rows.push([key, counts.get(key), depth]);
      walk(key, depth + 1);
    }
  };
  walk(null, 0);
  return rows;
}

function drawChips() {
  const chip = (label, off) => el("li", {}, button({ class: "chip", "aria-label": `Without ${label}`, onclick: off }, label, el("span", { "aria-hidden": "true" }, " \u2715")));
  const chips = FACETS.flatMap((facet) => (state.chosen[facet.name] || []).map((key) => chip(`${facet.label}: ${shownValue(facet, key)}`, () => choose(facet.name, key, true))));
  if (state.from || state.to) chips.push(chip(`${state.from ? shownDay(state.from) : "\u2026"} to ${state.to ? shownDay(state.to) : "\u2026"}`, () => { Object.assign(state, { from: "", to: "" }); changed(); }));
  if (state.undated) chips.push(chip("without a date", () => { state.undated = false; changed(); }));
  if (state.q) chips.push(chip(`\u201c${state.q}\u201d`, () => { state.q = ""; byId("q").value = ""; changed(); }));
  const events = distinct(passing.map((i) => CLAIMS[i].event)).filter((event) => event !== null).length;
  const many = `${plural(passing.length, "claim")}${passing.length === CLAIMS.length ? "" : ` of ${number(CLAIMS.length)}`}`;
  fill(byId("summary"), el("strong", {}, many), EVENTS.length ? `, ${plural(events, "event")}` : "", `, ${plural(distinct(passing.map((i) => CLAIMS[i].article)).length, "article")} `,
    chips.length ? el("ul", { class: "chips" }, chips) : null,
    isSet() ? button({ class: "plain", id: "clear", onclick: clearAll }, "Clear all filters") : null,
    passing.length ? null : el("span", { class: "hint" }, " Nothing passes all of these filters."));
}
