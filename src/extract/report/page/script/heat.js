// Heat maps: two things against each other. A cell is a number that opens that many claims.
const ROWS = 12;
const COLUMNS = 12;

// `pairs` counts [row key, column key]; `opens(row, column)` gives the filters of a cell.
function heatMap({ title, note, counts, rowName, columnName, opens, corner }) {
  const [rowTotals, columnTotals] = [new Map(), new Map()];
  for (const [row, column, n] of counts) {
    rowTotals.set(row, (rowTotals.get(row) || 0) + n);
    columnTotals.set(column, (columnTotals.get(column) || 0) + n);
  }
  const top = (totals, most) => [...totals].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most).map((row) => row[0]);
  const [rows, columns] = [top(rowTotals, ROWS), top(columnTotals, COLUMNS)];
  if (!rows.length) return null;
  const cells = new Map(counts.map(([row, column, n]) => [`${row}\n${column}`, n]));
  const most = Math.max(...counts.map((row) => row[2]));
  const cell = (row, column) => {
    const n = cells.get(`${row}\n${column}`) || 0;
    if (!n) return el("td", {});
    const step = 1 + Math.min(4, Math.floor((5 * Math.log(n)) / Math.log(most + 1)));
    return el("td", {}, button({ class: `heat step${step}`, "aria-label": `${rowName(row)}, ${columnName(column)}: ${plural(n, "claim")}`, onclick: () => openWith(opens(row, column), "claims") }, number(n)));
  };
  const left = [[rowTotals.size - rows.length, "more down"], [columnTotals.size - columns.length, "more across"]].filter((row) => row[0] > 0).map(([n, what]) => `${n} ${what}`);
  return el("section", { class: "figure" }, el("h2", {}, title), el("p", { class: "note" }, note, left.length ? ` ${left.join(" and ")} are in the filters.` : ""),
    el("div", { class: "scrolls", tabindex: 0, role: "region", "aria-label": title }, el("table", { class: "heatmap" },
      el("thead", {}, el("tr", {}, el("td", { class: "corner" }, corner), columns.map((column) => el("th", { scope: "col" }, el("span", {}, columnName(column)))))),
      el("tbody", {}, rows.map((row) => el("tr", {}, el("th", { scope: "row" }, rowName(row)), columns.map((column) => cell(row, column))))))));
}

function counted(pairsOf) {
  const counts = new Map();
  for (const i of passing) for (const pair of distinct(pairsOf(i).map((p) => p.join("\n")))) counts.set(pair, (counts.get(pair) || 0) + 1);
  return [...counts].map(([pair, n]) => [...pair.split("\n"), n]);
}

// The values of a claim; of a facet that is filtered by only those chosen, since a click on another would leave them.
function valuesAt(facet, i) {
  const found = [];
  const chosen = state.chosen[facet.name];
  for (let at = facet.start[i]; at < facet.start[i + 1]; at += 1) {
    const key = facet.keys[facet.of[at]];
    if (!chosen || chosen.includes(key)) found.push(key);
  }
  return found;
}

const whoDoesWhat = () => heatMap({
  title: "Who does what?", note: "Claims by actor, a country with all that belongs to it, and by type.", corner: "actor",
  counts: counted((i) => valuesAt(FACET.actor, i).map((key) => [key, CLAIMS[i].type])),
  rowName: partyName, columnName: (key) => key, opens: (actor, type) => ({ actor: [actor], type: [type] }),
});

const whoArmsWhom = () => heatMap({
  title: "Who supplies or helps whom?", note: "Claims with somebody who gives and somebody who gets.", corner: "gives \u2193 gets \u2192",
  counts: counted((i) => valuesAt(FACET.deal, i).map((key) => key.split(">"))),
  rowName: partyName, columnName: partyName, opens: (from, to) => ({ deal: [`${from}>${to}`] }),
});
