// Corrections: every field of a claim, its spans picked in the article or typed; and claims that were missed.
let editing = null;

const FIELDS = { polarity: ["positive", "negative"], certainty: ["certain", "probable", "possible"], modality: ["actual", "planned", "hypothetical"] };
const ALONE = ["trigger", "time", "source", "cue"];

function draftOf(claim) {
  const part = (one) => {
    const { country, class: of } = entityOf(one);
    const { value, unit } = one.quantity || {};
    return { role: one.role, at: one.at, ...kept({ country, class: of, count: one.count, value, unit }) };
  };
  const source = (one) => ({ at: one.at || null, ...kept({ country: entityOf(one).country, cue: one.cue, stance: one.stance }) });
  return {
    type: claim.type, trigger: claim.trigger, arguments: claim.arguments.map(part),
    time: claim.time ? { at: claim.time.at, ...kept({ value: claim.time.value }) } : null,
    polarity: claim.polarity, certainty: claim.certainty, modality: claim.modality,
    sources: claim.sources.filter((one) => !one.inferred).map(source), section: claim.section === "title" ? "title" : "body",
  };
}

const kept = (fields) => Object.fromEntries(Object.entries(fields).filter((row) => row[1] !== null && row[1] !== undefined && row[1] !== ""));
const emptyDraft = () => ({ type: CLAIMS[0].type, trigger: null, arguments: [], time: null, polarity: "positive", certainty: "certain", modality: "actual", sources: [], section: "body" });

function startEdit(claim) {
  editing = { claim: claim.place, article: claim.article, draft: structuredClone(draftFor(claim)) };
  marks.claims[claim.id] = { mark: "corrected", draft: editing.draft };
  keepMarks();
  marked();
  const first = byId("fix-type");
  if (first) first.focus();
}

function startMissed(article, id) {
  const name = id || `missed-${Date.now().toString(36)}-${Object.keys(marks.missed).length}`;
  const draft = id ? structuredClone(marks.missed[id].draft) : emptyDraft();
  editing = { missed: name, article, draft };
  Object.assign(state, { claim: null, article });
  marked();
}

function stopEdit() {
  editing = null;
}

// Keeps what the draft says now. A missed claim counts once it has a trigger.
function keepDraft() {
  const draft = structuredClone(editing.draft);
  if (editing.missed === undefined) marks.claims[CLAIMS[editing.claim].id] = { mark: "corrected", draft };
  else if (draft.trigger) marks.missed[editing.missed] = { article: ARTICLES[editing.article].id, draft };
  keepMarks();
  marked();
}

function editBox() {
  const { draft } = editing;
  const choice = (name, values, label) => el("label", {}, `${label || name} `, el("select", { id: `fix-${name}`, onchange: (event) => { draft[name] = event.target.value; keepDraft(); } }, values.map((value) => el("option", { value, selected: value === draft[name] }, value))));
  return el("fieldset", { id: "edit" }, el("legend", {}, editing.missed === undefined ? "As it should be" : "A claim that was missed"),
    el("p", { class: "fields" }, choice("type", Object.keys(DATA.types).length ? Object.keys(DATA.types) : distinct(CLAIMS.map((c) => c.type))), Object.entries(FIELDS).map(([name, values]) => choice(name, values))),
    el("ul", { class: "draft" },
      el("li", {}, el("span", { class: "role trigger" }, draft.trigger ? cutOf(draft.trigger) : "no trigger yet"), " trigger"),
      draft.arguments.map((part, i) => argumentRow(part, i)), draft.time ? timeRow(draft.time) : null, draft.sources.map((source, i) => sourceRow(source, i))),
    pickBox(),
    el("p", { class: "tools" }, button({ id: "edit-done", onclick: () => { stopEdit(); drawReader(); } }, "Done"),
      button({ class: "plain", id: "edit-undo", onclick: undoEdit }, editing.missed === undefined ? "Undo all corrections" : "Take it out")));
}

const cutOf = (at) => textOf(editing.article, at).replace(/\s+/g, " ");

function undoEdit() {
  if (editing.missed === undefined) delete marks.claims[CLAIMS[editing.claim].id];
  else delete marks.missed[editing.missed];
  stopEdit();
  keepMarks();
  marked();
}

const without = (items, i) => button({ class: "plain", "aria-label": "Take this out", title: "take this out", onclick: () => { items.splice(i, 1); keepDraft(); } }, "\u2715");
function small(part, name, label, attributes) {
  const numeric = attributes && attributes.type === "number";
  return el("label", {}, `${label} `, el("input", { class: "small", value: part[name] === undefined ? "" : part[name], ...attributes, onchange: (event) => {
    const value = event.target.value.trim();
    if (value) part[name] = numeric ? Number(value) : value;
    else delete part[name];
    keepDraft();
  } }));
}

function argumentRow(part, i) {
  const roles = distinct([...Object.keys(DATA.roles), part.role]);
  const measure = roleKind(part.role) === "measure";
  return el("li", {}, el("span", { class: `role ${hue(part.role)}` }, cutOf(part.at)), " ",
    el("select", { "aria-label": `Role of ${cutOf(part.at)}`, onchange: (event) => { part.role = event.target.value; keepDraft(); } }, roles.map((role) => el("option", { value: role, selected: role === part.role }, role))), " ",
    measure ? [small(part, "value", "value", { type: "number", step: "any" }), small(part, "unit", "unit")]
      : part.role === "weapon" ? [classField(part), small(part, "count", "count", { type: "number", min: 0, step: 1 })] : small(part, "country", "country", { maxlength: 3, placeholder: "ISO" }),
    without(editing.draft.arguments, i));
}

function classField(part) {
  return el("label", {}, "class ", el("select", { onchange: (event) => { if (event.target.value) part.class = event.target.value; else delete part.class; keepDraft(); } },
    el("option", { value: "" }, "none"), Object.entries(DATA.classes).map(([key, { name }]) => el("option", { value: key, selected: key === part.class }, name))));
}

function timeRow(time) {
  return el("li", {}, el("span", { class: "role time" }, cutOf(time.at)), " time ", small(time, "value", "value", { placeholder: "2024-05-17" }),
    button({ class: "plain", "aria-label": "Take the time out", onclick: () => { editing.draft.time = null; keepDraft(); } }, "\u2715"));
}

function sourceRow(source, i) {
  return el("li", {}, el("span", { class: "role source" }, source.at ? cutOf(source.at) : "nobody named"), " source ", source.cue ? [el("span", { class: "role cue" }, cutOf(source.cue)), " "] : null,
    small(source, "country", "country", { maxlength: 3, placeholder: "ISO" }), without(editing.draft.sources, i));
}

// Words picked in the article, or typed here, take a role.
function pickBox() {
  const words = el("input", { id: "pick-words", type: "text", placeholder: "select words in the article, or type them" });
  words.value = picked ? cutOf(picked) : "";
  const role = el("select", { id: "pick-role", "aria-label": "What these words are" }, [...ALONE, ...Object.keys(DATA.roles)].map((name) => el("option", { value: name, selected: name === (editing.draft.trigger ? "actor" : "trigger") }, name)));
  const add = () => {
    const at = picked && words.value === cutOf(picked) ? picked : placeOf(words.value.trim());
    if (!at) { fill(byId("pick-none"), `The article has no \u201c${words.value.trim()}\u201d.`); return; }
    picked = null;
    give(role.value, at);
  };
  return el("div", { class: "pick" }, el("label", {}, "Words ", words), " ", role, " ", button({ id: "pick-add", onclick: add }, "Add"), el("span", { id: "pick-none", role: "alert" }));
}

// The words nearest to the trigger.
function placeOf(words) {
  if (!words) return null;
  const { text } = ARTICLES[editing.article];
  const near = editing.draft.trigger ? editing.draft.trigger[0] : 0;
  let best = null;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) if (best === null || Math.abs(at - near) < Math.abs(best - near)) best = at;
  return best === null ? null : [best, best + words.length];
}

function give(role, at) {
  const { draft } = editing;
  if (role === "trigger") draft.trigger = at;
  else if (role === "time") draft.time = { at };
  else if (role === "source") draft.sources.push({ at, stance: "asserts" });
  else if (role === "cue") {
    if (draft.sources.length) draft.sources[draft.sources.length - 1].cue = at;
    else draft.sources.push({ at: null, cue: at, stance: "asserts" });
  } else draft.arguments.push({ role, at });
  keepDraft();
}

// A selection in the article becomes the words of the box, or starts a missed claim.
let picked = null;
function readSelection() {
  const root = byId("article-text");
  const chosen = getSelection();
  if (!root || !chosen.rangeCount || chosen.isCollapsed || !root.contains(chosen.anchorNode) || !root.contains(chosen.focusNode)) return;
  const range = chosen.getRangeAt(0);
  const before = document.createRange();
  before.selectNodeContents(root);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  const raw = range.toString();
  const trimmed = raw.trim();
  if (!trimmed) return;
  const from = start + raw.indexOf(trimmed);
  picked = [from, from + trimmed.length];
  if (editing) byId("pick-words").value = cutOf(picked);
  else showPicked();
}

function showPicked() {
  const at = picked;
  fill(byId("picked"), el("span", {}, `\u201c${textOf(state.article, at).replace(/\s+/g, " ").slice(0, 60)}\u201d `),
    button({ id: "missed-from", onclick: () => { startMissed(state.article); picked = null; give("trigger", at); } }, "Trigger of a missed claim"));
}
