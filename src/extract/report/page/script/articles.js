// Articles, with what the filters leave of their claims.
function drawArticles(view) {
  const here = new Map();
  for (const i of passing) here.set(CLAIMS[i].article, [...(here.get(CLAIMS[i].article) || []), i]);
  order = passing;
  const articles = [...here.keys()];
  if (!articles.length) { view.append(empty()); return; }
  const rows = el("ol", { class: "rows" });
  view.append(rows);
  showRows(rows, articles.length, 84, (i) => {
    const article = ARTICLES[articles[i]];
    const claims = here.get(articles[i]);
    const types = new Map();
    for (const place of claims) types.set(CLAIMS[place].type, (types.get(CLAIMS[place].type) || 0) + 1);
    const missed = Object.values(marks.missed).filter((one) => one.article === article.id).length;
    return el("li", { "aria-setsize": articles.length, "aria-posinset": i + 1 },
      button({ class: "article-head", "data-key": `read-${article.id}`, "aria-current": state.article === articles[i] ? "true" : null, onclick: () => openArticle(articles[i]) }, el("b", {}, titleOf(article))),
      el("p", { class: "meta" }, [byline(article), (article.authors || []).join(", "), article.uri].filter(Boolean).join(" \u00b7 ")),
      el("p", { class: "meta" }, button({ class: "plain", "data-key": `of-${article.id}`, onclick: () => openWith({ article: [article.id] }, "claims") }, plural(claims.length, "claim")), ": ",
        [...types].sort((a, b) => b[1] - a[1]).map(([type, n]) => (n === 1 ? type : `${n} ${type}`)).join(", "),
        article.copies_of ? `. A copy of ${article.copies_of}` : "", missed ? ` \u00b7 ${number(missed)} added by you` : ""));
  });
  list.unitOf = new Map(articles.flatMap((article, i) => here.get(article).map((place) => [place, i])));
}
