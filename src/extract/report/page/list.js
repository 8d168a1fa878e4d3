// The claims as a list, in portions, and those that are disputed side by side.
const PORTION = 100;
let shownClaims = [];
let portion = PORTION;

function card(claim) {
  const article = ARTICLES[claim.article];
  const tags = [el("span", { class: "tag" }, claim.type)];
  for (const value of [claim.polarity, claim.certainty, claim.modality]) {
    if (!["positive", "certain", "actual"].includes(value)) tags.push(el("span", { class: "tag off" }, value));
  }
  if (claim.x.denied) tags.push(el("span", { class: "tag off" }, "denied or doubted"));
  if (markOf(claim)) tags.push(el("span", { class: "tag" }, "marked " + markOf(claim)));
  const open = el("button", { class: "plain open", type: "button", "data-claim": claim.id, onclick: () => openClaim(claim) }, "Open");
  const said = claim.x.speakers.length ? "says " + claim.x.speakers.join(", ") : "in its own voice";
  const when = claim.time ? claim.time.value || claim.time.text : "";
  const meta = [article.publisher, article.published, article.title, when && "time: " + when, said].filter(Boolean).join(" \u00b7 ");
  return [el("p", {}, tags, open), el("p", { class: "evidence", onclick: () => openClaim(claim) }, evidenceOf(claim)), el("p", { class: "meta" }, meta)];
}

function evidenceOf(claim) {
  const article = ARTICLES[claim.article];
  const base = claim.evidence;
  return markedText(base.text, base.start, spansOf(claim).filter((span) => span.kind !== "evidence" && span.start >= base.start && span.end <= base.end), article, false);
}

function drawList(claims) {
  shownClaims = claims;
  portion = PORTION;
  fill(document.querySelector("#list .body"));
  appendPortion(0);
}

function appendPortion(from) {
  const body = document.querySelector("#list .body");
  body.append(...shownClaims.slice(from, portion).map((claim) => el("li", { class: "claim", id: "c-" + claim.id }, card(claim))));
  const left = shownClaims.length - portion;
  const more = () => { const at = portion; portion += PORTION; appendPortion(at); };
  fill(document.querySelector("#list .more"), left > 0 ? el("button", { type: "button", id: "more", onclick: more }, `Show ${Math.min(PORTION, left)} more of ${left}`) : null);
}

function drawDisputed(claims) {
  const pairs = [];
  for (const claim of claims) {
    for (const link of claim.links) if (link.type === "disputes" && BY_ID.has(link.claim)) pairs.push([BY_ID.get(link.claim), claim, "disputed by"]);
    if (claim.x.denied) pairs.push([claim, null, "denied or doubted by"]);
  }
  const rows = pairs.slice(0, PORTION).map(([one, other, how]) => el("div", { class: "pair" },
    el("div", {}, card(one)),
    el("div", {}, el("p", { class: "meta" }, how), other ? card(other) : one.sources.filter((source) => source.stance !== "asserts").map((source) => el("p", {}, el("b", {}, sourceName(source)), ` ${source.stance}`, source.cue ? ` (\u201c${source.cue.text}\u201d)` : "")))));
  const over = pairs.length - rows.length;
  fill(document.querySelector("#disputed .body"), rows.length ? rows : el("p", { class: "meta" }, "None among these claims."), over > 0 ? el("p", { class: "meta" }, `and ${over} more`) : null);
}
