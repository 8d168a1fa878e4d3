// The reader: a claim in its article, or an article with its claims.
const wide = matchMedia("(min-width: 1100px)");

function openClaim(place, going) {
  if (editing && editing.claim !== place) stopEdit();
  Object.assign(state, { claim: place, article: CLAIMS[place].article });
  picked = null;
  drawReader(true);
  writeAddress(going);
}

function openArticle(place) {
  stopEdit();
  Object.assign(state, { claim: null, article: place });
  picked = null;
  drawReader(true);
  writeAddress();
}

function closeReader() {
  const back = state.claim === null ? null : document.querySelector(`#main [data-claim="${CSS.escape(CLAIMS[state.claim].id)}"]`);
  stopEdit();
  Object.assign(state, { claim: null, article: null });
  drawReader();
  writeAddress();
  (back || byId("main")).focus({ preventScroll: true });
}

// What else has to change when another claim is open, or when the reader takes a third of the width.
function redrawRows(narrower) {
  if (narrower && list) list.again();
  if (narrower && byId("when")) drawWhen(byId("when"));
  for (const row of document.querySelectorAll("#main [data-claim]")) {
    if (state.claim !== null && row.dataset.claim === CLAIMS[state.claim].id) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
}

function drawReader(fresh) {
  const reader = byId("reader");
  const shown = state.article !== null;
  const narrower = document.body.classList.contains("reading") !== shown;
  document.body.classList.toggle("reading", shown);
  for (const part of ["head", "bar", "facets", "main"]) byId(part).inert = shown && !wide.matches;
  const was = reader.scrollTop;
  reader.hidden = !shown;
  redrawRows(narrower);
  if (!shown) { fill(reader); return; }
  const article = ARTICLES[state.article];
  const claim = state.claim === null ? null : CLAIMS[state.claim];
  const held = reader.contains(document.activeElement) ? document.activeElement.id : null;
  const lit = editing ? spansOfDraft(editing.draft) : claim ? spansOfClaim(claim) : [];
  if (editing && claim) lit.push({ at: claim.evidence, look: "evidence" });
  fill(reader, readerBar(claim), el("h2", { id: "reader-title" }, titleOf(article)),
    el("p", { class: "meta" }, [byline(article), (article.authors || []).join(", "), article.uri].filter(Boolean).join(" \u00b7 ")),
    claim ? claimBox(claim) : null, editing ? editBox() : null,
    lit.length ? legend(distinct(lit.filter((span) => span.label).map((span) => roleName(span)))) : el("p", { class: "note" }, "Underlined words are claims: press one to open it."),
    el("div", { id: "article-text", class: "text", lang: article.language || "en", tabindex: 0, role: "region", "aria-label": "Text of the article", onclick: pressText, onmouseup: readSelection, onkeyup: readSelection }, articleText(state.article, lit)),
    el("p", { id: "picked", role: "status" }), claimsOfArticle());
  if (held && byId(held)) byId(held).focus({ preventScroll: true });
  if (fresh) scrollToTrigger(reader);
  else reader.scrollTop = was;
  if (fresh && !wide.matches) reader.focus({ preventScroll: true });
}

const roleName = (span) => (span.look === "role trigger" ? "trigger" : span.look === "role source" ? "source" : span.label);

function readerBar(claim) {
  const at = claim ? order.indexOf(claim.place) : -1;
  const go = (by, id, label, key) => button({ id, disabled: !claim || at + by < 0 || at + by >= order.length, "aria-keyshortcuts": key, onclick: () => step(by) }, label);
  return el("div", { class: "reader-bar" }, claim ? [go(-1, "previous", "\u2039 Previous", "k"), go(1, "next", "Next \u203a", "j"), at >= 0 ? el("span", { class: "meta" }, `${number(at + 1)} of ${number(order.length)}`) : null] : null,
    button({ id: "close", "aria-keyshortcuts": "Escape", onclick: closeReader }, "Close \u2715"));
}

function claimBox(claim) {
  const corrected = markOf(claim) === "corrected" && !editing;
  return el("section", { class: "opened", "aria-label": "Claim" }, el("p", { class: "head" }, sentence(claim), " ", badges(claim)),
    corrected ? el("p", { class: "head fixed" }, "Corrected: ", draftParts(draftFor(claim), claim.article)) : null,
    chainOf(claim), markBar(claim), whyBox(claim));
}

function claimsOfArticle() {
  const claims = CLAIMS.filter((claim) => claim.article === state.article);
  const missed = Object.entries(marks.missed).filter(([, one]) => one.article === ARTICLES[state.article].id);
  return el("section", { class: "of-article" }, el("h3", {}, `All claims of this article: ${number(claims.length)}`),
    el("ol", {}, claims.map((claim) => el("li", {}, button({ class: "claim", "data-claim": claim.id, "aria-current": state.claim === claim.place ? "true" : null, onclick: () => openClaim(claim.place) }, sentence(claim), " ", badges(claim))))),
    missed.length ? [el("h3", {}, "Added by you"), el("ol", { id: "missed" }, missed.map(([id, one]) => el("li", {}, button({ class: "claim", onclick: () => startMissed(state.article, id) }, `${one.draft.type}: `, draftParts(one.draft, state.article)))))] : null,
    editing ? null : button({ id: "add-missed", onclick: () => startMissed(state.article) }, "+ Add a claim that was missed"));
}

// A press on underlined words opens their claim; pressed again, the next claim that they tell.
function pressText(event) {
  if (!getSelection().isCollapsed) return;
  const mark = event.target.closest("mark");
  if (!mark || editing) return;
  if (mark.dataset.missed) { startMissed(state.article, mark.dataset.missed); return; }
  if (!mark.dataset.of) return;
  const first = CLAIMS[BY_ID.get(mark.dataset.of)];
  const same = CLAIMS.filter((claim) => claim.article === state.article && claim.trigger[0] < first.trigger[1] && first.trigger[0] < claim.trigger[1]).map((claim) => claim.place);
  openClaim(same[(same.indexOf(state.claim) + 1) % same.length]);
}

function scrollToTrigger(reader) {
  const mark = reader.querySelector("mark.trigger");
  const far = mark ? mark.getBoundingClientRect().top - reader.getBoundingClientRect().top : 0;
  reader.scrollTop = far > reader.clientHeight * 0.8 ? reader.scrollTop + far - reader.clientHeight * 0.6 : 0;
}

function step(by) {
  const at = state.claim === null ? -1 : order.indexOf(state.claim);
  const next = at < 0 ? (by > 0 ? 0 : order.length - 1) : at + by;
  if (next < 0 || next >= order.length) return;
  if (list && list.unitOf && list.list.isConnected) list.reveal(list.unitOf.get(order[next]));
  openClaim(order[next], true);
}
