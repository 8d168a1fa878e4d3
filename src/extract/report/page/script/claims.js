// The list of claims: by article, each passage once with all that was read in it; or one by one, by date or confidence.
const SORTS = { article: "by article", date: "by date", sure: "surest first", unsure: "least sure first" };
let list = null;
let order = [];

const claimButton = (claim, bare) => button({ class: "claim", "data-key": claim.id, "data-claim": claim.id, "aria-current": state.claim === claim.place ? "true" : null, onclick: () => openClaim(claim.place) }, sentence(claim), bare === true ? null : [" ", badges(claim)]);
const articleLine = (claim) => [titleOf(ARTICLES[claim.article]), byline(ARTICLES[claim.article])].filter(Boolean).join(" \u00b7 ");
const quote = (claim) => el("blockquote", {}, passage(claim));

// The sentence of the article, its trigger in bold.
function passage(claim) {
  const { text } = ARTICLES[claim.article];
  const [[start, end], [from, to]] = [claim.evidence, claim.trigger];
  if (from < start || to > end) return quoteOf(claim);
  const quoted = /^\s*["\u201c]|["\u201d]\s*$/.test(text.slice(start, end));
  return [quoted ? "" : "\u201c", text.slice(start, from).trimStart(), el("b", {}, text.slice(from, to)), text.slice(to, end).trimEnd(), quoted ? "" : "\u201d"];
}

// What stands in one row: the claims of one passage, or a single claim.
function claimUnits() {
  if (state.sort !== "article") {
    const days = DATED[state.by].days;
    const rank = { date: (i) => days[i], sure: (i) => -(CLAIMS[i].confidence || 0), unsure: (i) => CLAIMS[i].confidence || 0 }[state.sort];
    return [...passing].sort((a, b) => rank(a) - rank(b) || a - b).map((i) => [i]);
  }
  const units = [];
  let last = null;
  for (const i of passing) {
    const claim = CLAIMS[i];
    if (last && last.article === claim.article && last.evidence[0] === claim.evidence[0]) units[units.length - 1].push(i);
    else units.push([i]);
    last = claim;
  }
  return units;
}

function drawClaims(view) {
  const units = claimUnits();
  order = units.flat();
  if (!order.length) { view.append(empty()); return; }
  const rows = el("ol", { class: "rows" });
  const sorts = el("select", { id: "sort", onchange: (event) => { state.sort = event.target.value; changed(); } }, Object.entries(SORTS).map(([key, name]) => el("option", { value: key, selected: key === state.sort }, name)));
  view.append(el("p", { class: "tools" }, el("label", {}, "Sorted ", sorts), button({ class: "plain", id: "rows", onclick: saveRows }, "\u2913 Rows as CSV")), rows);
  showRows(rows, units.length, 96, (i) => {
    const claims = units[i].map((place) => CLAIMS[place]);
    const begins = i === 0 || CLAIMS[units[i - 1][0]].article !== claims[0].article;
    return el("li", { "aria-setsize": units.length, "aria-posinset": i + 1 },
      begins ? button({ class: "article-head", "data-key": `article-${claims[0].id}`, onclick: () => openArticle(claims[0].article) }, el("b", {}, titleOf(ARTICLES[claims[0].article])), " ", byline(ARTICLES[claims[0].article])) : null,
      claims.map((claim) => claimButton(claim)), quote(claims[0]));
  });
  list.unitOf = new Map(units.flatMap((unit, i) => unit.map((place) => [place, i])));
}

function showRows(rows, count, guess, row) {
  if (list) list.close();
  list = new VirtualList(rows);
  list.show(count, guess, row);
}
