// Over all claims that pass: when, who with which weapon, who says so.
const TYPES = counted(CLAIMS.map((claim) => claim.type)).map(([name]) => name);
const colour = (type) => `hsl(${(TYPES.indexOf(type) * 137.5) % 360} 55% 52%)`;
const ROWS = 25;

function drawTimeline(claims) {
  const months = new Map();
  for (const claim of claims) {
    const month = /^\d{4}-\d{2}/.test(claim.x.date) ? claim.x.date.slice(0, 7) : claim.x.date.slice(0, 4) || "undated";
    if (!months.has(month)) months.set(month, new Map());
    months.get(month).set(claim.type, (months.get(month).get(claim.type) || 0) + 1);
  }
  const names = [...months.keys()].sort();
  const total = (name) => [...months.get(name).values()].reduce((a, b) => a + b, 0);
  const most = Math.max(1, ...names.map(total));
  const step = Math.max(14, Math.min(60, 1100 / Math.max(1, names.length)));
  const svg = el("svg:svg", { viewBox: `0 0 ${names.length * step + 40} 170`, width: names.length * step + 40, height: 170, role: "img", "aria-label": `Claims by month and type, ${names.length} times, at most ${most}` });
  names.forEach((name, i) => {
    let y = 140;
    for (const type of TYPES) {
      const count = months.get(name).get(type) || 0;
      if (!count) continue;
      const height = (count / most) * 125;
      y -= height;
      svg.append(el("svg:rect", { x: 30 + i * step, y, width: step - 3, height, fill: colour(type), onclick: () => setFilter("type", type) }, el("svg:title", {}, `${name}: ${count} ${type}`)));
    }
    if (step > 30 || i % Math.ceil(40 / step) === 0) svg.append(el("svg:text", { x: 30 + i * step, y: 155 }, name));
  });
  svg.append(el("svg:text", { x: 0, y: 20 }, String(most)));
  const shown = TYPES.filter((type) => names.some((name) => months.get(name).has(type)));
  const legend = el("ul", { class: "legend" }, shown.map((type) => el("li", {}, swatch(type), " ", type)));
  const head = el("tr", {}, el("th", { scope: "col" }, "month"), shown.map((type) => el("th", { scope: "col" }, type)));
  const rows = names.map((name) => el("tr", {}, el("th", { scope: "row" }, name), shown.map((type) => el("td", { class: "n" }, String(months.get(name).get(type) || "")))));
  fill(document.querySelector("#timeline .body"), svg, legend, el("details", {}, el("summary", {}, "As a table"), el("table", {}, el("thead", {}, head), el("tbody", {}, rows))));
}

const swatch = (type) => el("svg:svg", { width: 10, height: 10, "aria-hidden": "true" }, el("svg:rect", { width: 10, height: 10, fill: colour(type) }));

function drawMatrix(claims) {
  const cells = new Map();
  for (const claim of claims) for (const actor of claim.x.actors) for (const name of claim.x.classes) {
    const key = actor + "\n" + name;
    cells.set(key, (cells.get(key) || 0) + 1);
  }
  const actors = counted([...cells].flatMap(([key, n]) => Array(n).fill(key.split("\n")[0]))).slice(0, ROWS).map(([name]) => name);
  const classes = counted([...cells].flatMap(([key, n]) => Array(n).fill(key.split("\n")[1]))).slice(0, ROWS).map(([name]) => name);
  const head = el("tr", {}, el("th", { scope: "col" }, "actor"), classes.map((name) => el("th", { scope: "col" }, CLASSES[name] ? CLASSES[name].name : name)));
  const rows = actors.map((actor) => el("tr", {}, el("th", { scope: "row" }, actor), classes.map((name) => {
    const n = cells.get(actor + "\n" + name);
    const choose = () => { state.actor = actor; setFilter("weapon", name); };
    return el("td", { class: "n" }, n ? el("button", { class: "plain", type: "button", "aria-label": `${n}: ${actor}, ${name}`, onclick: choose }, String(n)) : null);
  })));
  fill(document.querySelector("#matrix .body"), actors.length ? el("table", {}, el("thead", {}, head), el("tbody", {}, rows)) : el("p", { class: "meta" }, "None among these claims."));
}

function drawSpeakers(claims) {
  const found = new Map();
  for (const claim of claims) for (const source of claim.sources) {
    const name = sourceName(source);
    if (!found.has(name)) found.set(name, { kind: source.kind, asserts: 0, denies: 0, doubts: 0 });
    found.get(name)[source.stance] += 1;
  }
  const own = claims.filter((claim) => !claim.sources.length).length;
  const sum = (row) => row.asserts + row.denies + row.doubts;
  const ranked = [...found].sort((a, b) => sum(b[1]) - sum(a[1]) || (a[0] < b[0] ? -1 : 1)).slice(0, ROWS);
  const head = el("tr", {}, ["source", "kind", "asserts", "denies", "doubts"].map((name) => el("th", { scope: "col" }, name)));
  const rows = ranked.map(([name, row]) => el("tr", {}, el("th", { scope: "row" }, el("button", { class: "plain", type: "button", onclick: () => setFilter("source", name) }, name)), el("td", {}, row.kind), ["asserts", "denies", "doubts"].map((stance) => el("td", { class: "n" }, row[stance] ? String(row[stance]) : ""))));
  fill(document.querySelector("#speakers .body"), el("table", {}, el("thead", {}, head), el("tbody", {}, rows)), el("p", { class: "meta" }, `${plural(own, "claim")} in the article's own voice.`));
}
