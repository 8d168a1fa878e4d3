// A claim in its article: evidence, trigger, arguments, source and cue marked; its rule; its mark.
let opened = null;

function spansOf(claim) {
  const spans = [{ kind: "evidence", label: "", ...claim.evidence }];
  for (const part of claim.arguments) spans.push({ kind: "argument", label: part.role, start: part.start, end: part.end });
  for (const source of claim.sources) {
    if (source.start !== null) spans.push({ kind: "source", label: source.stance, start: source.start, end: source.end });
    if (source.cue) spans.push({ kind: "cue", label: "", start: source.cue.start, end: source.cue.end });
  }
  if (claim.time) spans.push({ kind: "time", label: claim.time.value || "", start: claim.time.start, end: claim.time.end });
  spans.push({ kind: "trigger", label: claim.type, start: claim.trigger.start, end: claim.trigger.end });
  return spans;
}

// Text cut where spans begin and end; each piece carries the innermost of its spans, the evidence lies under all.
function markedText(text, base, spans, article, labelled) {
  const at = (offset) => Math.max(0, Math.min(text.length, unit(article, offset) - unit(article, base)));
  const cuts = new Set([0, text.length]);
  for (const span of spans) { cuts.add(at(span.start)); cuts.add(at(span.end)); }
  const places = [...cuts].sort((a, b) => a - b);
  const nodes = [];
  for (let i = 0; i + 1 < places.length; i += 1) {
    const [start, end] = [places[i], places[i + 1]];
    const over = spans.filter((span) => at(span.start) <= start && at(span.end) >= end);
    const inner = over.sort((a, b) => (a.kind === "evidence") - (b.kind === "evidence") || (b.kind === "trigger") - (a.kind === "trigger") || (a.end - a.start) - (b.end - b.start))[0];
    if (!inner) { nodes.push(document.createTextNode(text.slice(start, end))); continue; }
    const ends = labelled && inner.label && at(inner.end) === end;
    nodes.push(el("mark", { class: inner.kind, title: inner.kind + (inner.label ? ": " + inner.label : "") }, text.slice(start, end), ends ? el("sup", {}, inner.label) : null));
  }
  return nodes;
}

function openClaim(claim) {
  opened = claim;
  writeAddress(claim.id);
  drawReader();
  const reader = document.getElementById("reader");
  if (!reader.open) reader.showModal();
  const mark = reader.querySelector("mark.trigger");
  if (mark) mark.scrollIntoView({ block: "center" });
}

function drawReader() {
  const claim = opened;
  const article = ARTICLES[claim.article];
  const reader = document.getElementById("reader");
  const facts = [["type", claim.type], ...claim.arguments.map((part) => [part.role, describe(part)])];
  if (claim.time) facts.push(["time", `${claim.time.text} = ${claim.time.value || "unknown"}`]);
  facts.push(["status", [claim.polarity, claim.certainty, claim.modality].join(", ")]);
  for (const source of claim.sources) facts.push([source.stance, `${sourceName(source)} (${source.kind}${source.inferred ? ", carried over" : ""})`]);
  facts.push(["confidence", String(claim.confidence)]);
  const rule = DATA.rules[claim.rule.id];
  const byline = [article.publisher, (article.authors || []).join(", "), article.published, article.uri].filter(Boolean).join(" \u00b7 ");
  const text = article.text === null ? markedText(claim.evidence.text, claim.evidence.start, spansOf(claim), article, true) : markedText(article.text, 0, spansOf(claim), article, true);
  fill(reader,
    el("div", { class: "bar" },
      el("button", { type: "button", id: "previous", onclick: () => step(-1), "aria-keyshortcuts": "k" }, "Previous"),
      el("button", { type: "button", id: "next", onclick: () => step(1), "aria-keyshortcuts": "j" }, "Next"),
      el("button", { type: "button", id: "close", onclick: () => reader.close() }, "Close")),
    el("h2", { id: "reader-title" }, article.title || article.id), el("p", { class: "meta" }, byline),
    el("div", { class: "columns" },
      el("div", {},
        el("dl", {}, facts.map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])),
        markBar(claim),
        el("details", { id: "rule" }, el("summary", {}, `Rule ${claim.rule.id} (${claim.rule.pack} ${claim.rule.version})`), el("pre", {}, rule || "The rule is not in the packs that this page was made with."))),
      el("div", { class: "text", lang: article.language || "en", tabindex: 0, role: "region", "aria-label": "Article" }, text)));
}

function describe(part) {
  const more = [];
  if (part.entity) more.push(part.entity.name, part.entity.country, part.entity.class);
  if (part.count !== null && part.count !== undefined) more.push("count " + part.count);
  if (part.quantity) more.push(`${part.quantity.value} ${part.quantity.unit}`);
  return part.text + (more.filter(Boolean).length ? ` [${[...new Set(more.filter(Boolean))].join(", ")}]` : "");
}

function step(by) {
  const at = shownClaims.indexOf(opened) + by;
  if (at >= 0 && at < shownClaims.length) openClaim(shownClaims[at]);
}
