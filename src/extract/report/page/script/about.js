// The head: what was read, of which time, with which rules and model, and what was left out.
const LEFT = { "no claims": "without a claim", skipped: "skipped", failed: "failed" };

function drawAbout() {
  const about = DATA.about || {};
  const published = ARTICLES.map((article) => article.published).filter(Boolean).sort();
  const packs = distinct(CLAIMS.filter((claim) => claim.rule).map((claim) => `${claim.rule.pack} ${claim.rule.version}`));
  const facts = [
    about.articles && about.articles !== ARTICLES.length ? `${number(ARTICLES.length)} of ${plural(about.articles, "article")}` : plural(ARTICLES.length, "article"), plural(CLAIMS.length, "claim"), EVENTS.length ? plural(EVENTS.length, "event") : null,
    published.length ? `published ${shownDay(published[0])}${published.length > 1 ? ` to ${shownDay(published[published.length - 1])}` : ""}${published.length < ARTICLES.length ? ` (${number(ARTICLES.length - published.length)} without a date)` : ""}` : "articles without a date",
    packs.length ? `rules ${packs.join(", ")}${about.rules ? ` (${about.rules.slice(0, 8)})` : ""}` : null, about.model ? `model ${about.model}` : null,
  ].filter(Boolean).join(" \u00b7 ");
  fill(byId("about"), el("p", {}, facts), leftOut(about.left_out || {}));
}

function leftOut(kinds) {
  const total = (whys) => Object.values(whys).reduce((a, b) => a + b, 0);
  const rows = Object.entries(kinds);
  if (!rows.length) return null;
  return el("details", { id: "left-out" }, el("summary", {}, `Left out: ${rows.map(([kind, whys]) => `${number(total(whys))} ${LEFT[kind]}`).join(", ")}`),
    el("ul", {}, rows.flatMap(([kind, whys]) => Object.entries(whys).slice(0, 20).map(([why, n]) => el("li", {}, `${plural(n, "article")} ${LEFT[kind]}${why ? `: ${why}` : ""}`)))));
}
