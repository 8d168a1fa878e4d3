// Right, wrong or corrected: kept in this browser, downloaded as gold for `extract evaluate`.
const STORE = "extract-marks-" + DATA.digest;
let marks = {};
try { marks = JSON.parse(localStorage.getItem(STORE)) || {}; } catch { marks = {}; }
const STATUS = { polarity: ["positive", "negative"], certainty: ["certain", "probable", "possible"], modality: ["actual", "planned", "hypothetical"] };

const markOf = (claim) => marks[claim.id] && marks[claim.id].mark;

function setMark(claim, mark, changes) {
  if (mark) marks[claim.id] = { mark, changes: changes || {} };
  else delete marks[claim.id];
  try { localStorage.setItem(STORE, JSON.stringify(marks)); } catch { /* a page that may not keep anything */ }
  drawReader();
  render();
}

function markBar(claim) {
  const mark = markOf(claim);
  const button = (name) => el("button", { type: "button", id: "mark-" + name, "aria-pressed": String(mark === name), onclick: () => setMark(claim, mark === name ? null : name, mark === name ? null : (marks[claim.id] || {}).changes) }, name);
  const changes = (marks[claim.id] || {}).changes || {};
  const field = (name, values) => el("label", {}, name + " ", el("select", { id: "fix-" + name, onchange: (event) => setMark(claim, "corrected", { ...changes, [name]: event.target.value }) },
    values.map((value) => el("option", { value, selected: value === (changes[name] || claim[name]) }, value))));
  return el("div", {}, el("div", { class: "bar", role: "group", "aria-label": "Mark this claim" }, "This claim is ", ["right", "wrong", "corrected"].map(button)),
    mark === "corrected" ? el("fieldset", {}, el("legend", {}, "As it should be"), field("type", DATA.types), Object.entries(STATUS).map(([name, values]) => field(name, values))) : null);
}

// One document a line: right and corrected claims as gold, wrong ones left out, those without a mark as optional.
function gold() {
  const documents = new Map();
  for (const claim of CLAIMS) if (markOf(claim)) documents.set(claim.article, []);
  for (const claim of CLAIMS) if (documents.has(claim.article) && markOf(claim) !== "wrong") documents.get(claim.article).push(goldClaim(claim));
  return [...documents].map(([name, claims]) => JSON.stringify({ doc: ARTICLES[name].id, published: ARTICLES[name].published, claims })).join("\n") + "\n";
}

function goldClaim(claim) {
  const fixed = { ...claim, ...((marks[claim.id] || {}).changes || {}) };
  const entity = (part) => part.entity || {};
  const made = {
    id: claim.id, type: fixed.type, trigger: [claim.trigger.start, claim.trigger.end], trigger_text: claim.trigger.text,
    args: claim.arguments.map((part) => ({
      role: part.role, span: [part.start, part.end], text: part.text, country: entity(part).country, class: entity(part).class,
      count: part.count, value: part.quantity ? part.quantity.value : null, unit: part.quantity ? part.quantity.unit : null,
    })),
    time: claim.time ? { span: [claim.time.start, claim.time.end], text: claim.time.text, value: claim.time.value } : null,
    polarity: fixed.polarity, certainty: fixed.certainty, modality: fixed.modality,
    sources: claim.sources.filter((source) => !source.inferred).map((source) => ({ span: source.start === null ? null : [source.start, source.end], text: source.text, country: entity(source).country || null, cue: source.cue ? source.cue.text : null })),
    section: claim.evidence.section === "title" ? "title" : "body",
  };
  if (!markOf(claim)) made.optional = true;
  return made;
}

function download() {
  const link = el("a", { href: URL.createObjectURL(new Blob([gold()], { type: "application/x-ndjson" })), download: "gold.jsonl" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function drawTools() {
  const n = Object.keys(marks).filter((id) => BY_ID.has(id)).length;
  fill(document.querySelector("#list .tools"), el("button", { type: "button", id: "download", disabled: n === 0, onclick: download }, `Download ${plural(n, "mark")} as gold`));
}
