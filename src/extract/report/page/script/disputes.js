// What is disputed: a claim and what stands against it, side by side.
function disputePairs() {
  const here = new Set(passing);
  const pairs = [];
  for (const i of passing) {
    const claim = CLAIMS[i];
    for (const [type, id] of claim.links) if (type === "disputes" && BY_ID.has(id)) pairs.push([BY_ID.get(id), i]);
  }
  const linked = new Set(pairs.flat());
  for (const i of here) {
    if (linked.has(i) || !CLAIMS[i].sources.some((source) => source.stance !== "asserts")) continue;
    pairs.push([i, null]);
  }
  return pairs;
}

function side(place) {
  const claim = CLAIMS[place];
  return el("div", {}, el("p", { class: "head" }, claimButton(claim, true)), el("p", { class: "quote" }, `\u201c${quoteOf(claim)}\u201d`), el("p", { class: "meta" }, articleLine(claim)));
}

// Who stands against a claim that nobody's own claim disputes: its sources that deny or doubt it.
function against(place) {
  const claim = CLAIMS[place];
  const rows = claim.sources.filter((source) => source.stance !== "asserts");
  const asserting = claim.event === null ? [] : EVENTS[claim.event].asserted;
  return el("div", {}, rows.map((source) => el("p", { class: "head" }, el("span", { class: "role source" }, wordsOf(claim, source)), ` ${source.stance} it`)),
    asserting.length ? el("p", { class: "meta" }, `asserted elsewhere by ${asserting.join(", ")}`) : null);
}

function whatIsDisputed(most) {
  const pairs = disputePairs();
  if (!pairs.length) return null;
  const all = passing.filter((i) => disputing.has(i)).length;
  return el("section", { class: "figure", id: "disputes" }, el("h2", {}, "What is disputed?"),
    el("p", { class: "note" }, button({ class: "plain", onclick: () => openWith({ disputed: ["yes"] }, "claims") }, plural(all, "claim")), " that somebody denies, doubts or disputes", pairs.length > most ? `; the first ${most} of ${number(pairs.length)} here.` : "."),
    pairs.slice(0, most).map(([one, other]) => el("div", { class: "pair" }, side(one), other === null ? against(one) : side(other))));
}
