// The overview: each figure answers a question; one with nothing to show is left out.
function drawOverview(view) {
  if (!passing.length) view.append(empty());
  const when = el("section", { class: "figure", id: "when" });
  view.append(when);
  if (!drawWhen(when)) when.remove();
  view.append(...solid([whereItHappens(), whoDoesWhat(), whoArmsWhom(), el("div", { class: "two" }, onWhoseWord(), whoSaysSo()), whatIsDisputed(6)]));
}

const empty = () => el("p", { class: "empty" }, "No claim passes these filters. ", button({ class: "plain", onclick: clearAll }, "Clear all filters"));
