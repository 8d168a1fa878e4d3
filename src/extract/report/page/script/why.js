// Why a claim says what it says: what each part means, the rule that found it, how sure, and the parts of its score.
let whyOpen = false;

function whyBox(claim) {
  const facts = [["type", DATA.types[claim.type] ? `${claim.type}: ${DATA.types[claim.type]}` : claim.type]];
  for (const part of claim.arguments) facts.push([part.role, described(claim, part)]);
  if (claim.time) facts.push(["time", `${textOf(claim.article, claim.time.at)}: ${claim.time.value ? shownTime(claim.time.value) : "the text does not say which day"}`]);
  facts.push(["told as", [claim.polarity, claim.certainty, claim.modality].join(", ")]);
  if (claim.rule) facts.push(["found by", [el("code", {}, claim.rule.id), ` of ${claim.rule.pack} ${claim.rule.version}. `, el("code", {}, `extract rules show ${claim.rule.id}`), " shows it."]]);
  if (claim.confidence !== undefined) facts.push(["confidence", `${claim.confidence}`]);
  const links = claim.links.filter(([, id]) => BY_ID.has(id)).map(([type, id]) => [type, button({ class: "plain", onclick: () => openClaim(BY_ID.get(id)) }, plainOf(CLAIMS[BY_ID.get(id)].say))]);
  return el("details", { id: "why", open: whyOpen, ontoggle: (event) => { whyOpen = event.target.open; } }, el("summary", {}, "Why, and what each part means"),
    el("dl", {}, [...facts, ...links].map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])), scoreOf(claim));
}

// The parts of the score, where the record has them: names with numbers, or a list of named parts.
function scoreOf(claim) {
  if (!claim.score) return null;
  const rows = Array.isArray(claim.score) ? claim.score : Object.entries(claim.score).map(([name, value]) => ({ name, value }));
  const cells = (row) => Object.values(row).map((value) => el("td", {}, typeof value === "object" ? JSON.stringify(value) : String(value)));
  return el("table", { id: "score" }, el("caption", {}, "Its score, part by part"), el("tbody", {}, rows.map((row) => el("tr", {}, typeof row === "object" ? cells(row) : el("td", {}, String(row))))));
}

function described(claim, part) {
  const { name, country, class: of } = entityOf(part);
  const more = [part.antecedent && `stands for \u201c${textOf(claim.article, part.antecedent)}\u201d`, name, country && (DATA.countries[country] || country), of && className(of),
    part.count !== undefined && `${part.count} of them`, part.quantity && `${part.quantity.value} ${part.quantity.unit}`];
  const words = wordsOf(claim, part);
  const told = distinct(more.filter((one) => one && one !== words));
  return words + (told.length ? `: ${told.join(", ")}` : "");
}

// Who passed it on, from the one who said it first to the article: governor \u25b8 told Reuters \u25b8 this article.
function chainOf(claim) {
  const article = ARTICLES[claim.article];
  const links = claim.sources.map((source) => el("li", {}, el("span", { class: "role source" }, wordsOf(claim, source)),
    source.affiliation ? ` of ${textOf(claim.article, source.affiliation)}` : "", source.cue ? [" ", el("span", { class: "role cue" }, textOf(claim.article, source.cue))] : "",
    el("span", { class: "meta" }, ` ${source.kind}, ${source.stance}${source.inferred ? ", carried over from before" : ""}`)));
  links.push(el("li", {}, article.publisher || article.agency || "this article", claim.sources.length ? "" : el("span", { class: "meta" }, " in its own words")));
  return el("ol", { class: "chain", "aria-label": "On whose word" }, links);
}
