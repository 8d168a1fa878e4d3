// Where: countries by the number of claims that happen there. Outlines are drawn once; filters only change their shade.
let mapShapes = null;

function mapOf() {
  const world = DATA.world;
  const svg = el("svg:svg", { class: "map", viewBox: world.box.join(" "), role: "img" });
  mapShapes = new Map();
  const keep = (code, shape) => {
    shape.addEventListener("click", () => { if (shape.dataset.n > 0) openWith({ where: [code] }, "claims"); });
    mapShapes.set(code, shape);
    svg.append(shape);
  };
  for (const [code, path] of Object.entries(world.shapes)) keep(code, el("svg:path", { d: path }, el("svg:title")));
  for (const [code, [x, y]] of Object.entries(world.points)) keep(code, el("svg:circle", { cx: x, cy: y, r: 7 }, el("svg:title")));
  return svg;
}
let mapSvg = null;

function whereItHappens() {
  if (!DATA.world) return null;
  const facet = FACET.where;
  const rows = ranked(facet).filter((row) => row[1]);
  if (!rows.length) return null;
  mapSvg = mapSvg || mapOf();
  const counts = new Map(rows);
  const most = rows[0][1];
  for (const [code, shape] of mapShapes) {
    const n = counts.get(code) || 0;
    const step = n ? 1 + Math.min(4, Math.floor((5 * Math.log(n)) / Math.log(most + 1))) : 0;
    const chosen = (state.chosen.where || []).includes(code);
    const look = `land step${step}${chosen ? " chosen" : ""}`;
    if (shape.getAttribute("class") !== look) shape.setAttribute("class", look);
    if (shape.dataset.n !== String(n)) { shape.dataset.n = n; shape.firstChild.textContent = `${shownValue(facet, code)}: ${plural(n, "claim")}`; }
  }
  const off = rows.filter(([code]) => !mapShapes.has(code)).length;
  mapSvg.setAttribute("aria-label", `World map: ${plural(rows.length, "country").replace("countrys", "countries")} with claims, most of all ${shownValue(facet, rows[0][0])} with ${most}. The list beside it has the same numbers.`);
  return el("section", { class: "figure" }, el("h2", {}, "Where does it happen?"),
    el("p", { class: "note" }, "Claims by the country of their place or target.", off ? ` ${off} of them are not on this map.` : ""),
    el("div", { class: "beside" }, mapSvg, el("ol", { class: "places" }, rows.slice(0, 10).map(([code, n]) => el("li", {}, button({ class: "plain", onclick: () => openWith({ where: [code] }, "claims") }, shownValue(facet, code)), " ", el("span", { class: "n" }, number(n)))))));
}
