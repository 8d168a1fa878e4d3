// Events: what the claims of all articles tell of one thing that happened, who asserts it and who denies it.
const TOLD = 4;

function drawEvents(view) {
  const here = new Map();
  let without = 0;
  for (const i of passing) {
    const { event } = CLAIMS[i];
    if (event === null) without += 1;
    else here.set(event, [...(here.get(event) || []), i]);
  }
  const events = [...here.keys()].sort((a, b) => a - b);
  order = events.flatMap((event) => here.get(event));
  const rest = without ? `${plural(without, "claim")} ${without === 1 ? "tells" : "tell"} how things are, not what happened, and ${without === 1 ? "stands" : "stand"} under Claims.` : "";
  if (!events.length) { view.append(empty(), el("p", { class: "note" }, rest)); return; }
  const rows = el("ol", { class: "rows" });
  view.append(el("p", { class: "note" }, `${plural(events.length, "event")}, those with a date first, in its order. ${rest}`), rows);
  showRows(rows, events.length, 130, (i) => eventRow(EVENTS[events[i]], here.get(events[i]), i, events.length));
  list.unitOf = new Map(events.flatMap((event, i) => here.get(event).map((place) => [place, i])));
}

function eventRow(event, claims, i, count) {
  const head = CLAIMS[event.head];
  const articles = distinct(event.claims.map((place) => CLAIMS[place].article)).length;
  const facts = [
    event.time && `${shownTime(event.time)}${event.dated === "published" ? " (day of the article)" : ""}`,
    `${plural(event.claims.length, "claim")} in ${plural(articles, "article")}`,
    `confidence ${event.confidence}`,
    event.origins > 1 && `${event.origins} independent origins`,
  ].filter(Boolean).join(" \u00b7 ");
  const more = claims.length - TOLD;
  return el("li", { class: "event", "aria-setsize": count, "aria-posinset": i + 1 },
    el("h2", {}, button({ class: "claim", "data-key": `event-${event.id}`, "data-claim": head.id, "aria-current": state.claim === head.place ? "true" : null, onclick: () => openClaim(head.place) }, clause(head))),
    el("p", { class: "meta" }, facts,
      event.asserted.length ? el("span", { class: "yes" }, ` \u00b7 \u25cf ${event.asserted.slice(0, 4).join(", ")}${event.asserted.length > 4 ? ` and ${event.asserted.length - 4} more` : ""} assert${event.asserted.length === 1 ? "s" : ""} it`) : null,
      event.own ? el("span", {}, ` \u00b7 \u25d0 ${event.own === 1 ? "one article tells" : `${event.own} claims tell`} it as fact`) : null,
      event.denied.length ? el("span", { class: "no" }, ` \u00b7 \u25cb ${event.denied.join(", ")} ${event.denied.length === 1 ? "denies" : "deny"} it`) : null),
    event.disagree.length ? el("p", { class: "meta" }, el("span", { class: "badge warn" }, `accounts differ: ${event.disagree.join(", ")}`)) : null,
    el("ul", { class: "tellings" }, claims.slice(0, TOLD).map((place) => telling(CLAIMS[place]))),
    more > 0 ? button({ class: "plain", "data-key": `all-${event.id}`, onclick: () => openWith({ event: [event.id] }, "claims") }, `All ${claims.length} claims`) : null);
}

function telling(claim) {
  const from = claim.sources.length ? shownSpeaker(speaker(claim.sources[0])) : null;
  return el("li", {}, button({ class: "claim quoted", "data-key": claim.id, "data-claim": claim.id, "aria-current": state.claim === claim.place ? "true" : null, onclick: () => openClaim(claim.place) }, passage(claim)),
    el("span", { class: "meta" }, [from, titleOf(ARTICLES[claim.article]), byline(ARTICLES[claim.article])].filter(Boolean).join(" \u00b7 "), " ", badges(claim)));
}
