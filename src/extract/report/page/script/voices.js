// Who says so: sources by kind and stance, and those most heard. Every number opens its claims.
function voiceTable(title, note, head, rows, total) {
  const most = Math.max(...rows.flatMap((row) => row.cells.map((cell) => cell.n)), 1);
  const cell = ({ n, opens, label }) => {
    if (!n) return el("td", {});
    const bar = el("span", { class: "bar", "aria-hidden": "true" });
    bar.style.width = `${Math.max(2, (100 * n) / most)}%`;
    return el("td", {}, button({ class: "count", "aria-label": `${label}: ${plural(n, "claim")}`, onclick: () => openWith(opens, "claims") }, bar, el("span", { class: "n" }, number(n))));
  };
  return el("section", { class: "figure" }, el("h2", {}, title), el("p", { class: "note" }, note),
    el("div", { class: "scrolls", tabindex: 0, role: "region", "aria-label": title }, el("table", { class: "voices" }, el("thead", {}, el("tr", {}, [head, ...STANCES].map((name) => el("th", { scope: "col" }, name)))),
      el("tbody", {}, rows.map((row) => el("tr", {}, el("th", { scope: "row" }, row.name), row.cells.map(cell)))))), total);
}

// Counts are those of the passing claims, so that a click narrows to exactly that number.
function passingCounts(facet) {
  const counts = new Map();
  for (const i of passing) for (const key of valuesAt(facet, i)) counts.set(key, (counts.get(key) || 0) + 1);
  return counts;
}

function onWhoseWord() {
  const counts = passingCounts(FACET.voice);
  const rows = KINDS.map((kind) => ({ name: kind, cells: STANCES.map((stance) => ({ n: counts.get(`${kind}/${stance}`) || 0, opens: { voice: [`${kind}/${stance}`] }, label: `${kind} ${stance}` })) }))
    .filter((row) => row.cells.some((cell) => cell.n));
  const own = counts.get(OWN) || 0;
  if (!rows.length && !own) return null;
  return voiceTable("On whose word, and do they assert or deny it?", "Claims by the kind of those who are named as their source.", "kind", rows,
    own ? el("p", { class: "note" }, button({ class: "plain", onclick: () => openWith({ voice: [OWN] }, "claims") }, plural(own, "claim")), own === 1 ? " is" : " are", " the article's own word.") : null);
}

function whoSaysSo() {
  const counts = passingCounts(FACET.says);
  const totals = new Map();
  for (const [key, n] of counts) { const name = key.slice(0, key.lastIndexOf("/")); totals.set(name, (totals.get(name) || 0) + n); }
  const names = [...totals].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, ROWS).map((row) => row[0]);
  if (!names.length) return null;
  const rows = names.map((name) => ({ name: shownSpeaker(name), cells: STANCES.map((stance) => ({ n: counts.get(`${name}/${stance}`) || 0, opens: { says: [`${name}/${stance}`] }, label: `${shownSpeaker(name)} ${stance}` })) }));
  const more = totals.size - names.length;
  return voiceTable("Who is heard most?", `A country with all who speak for it.${more > 0 ? ` ${number(more)} more are in the filters.` : ""}`, "source", rows, null);
}
