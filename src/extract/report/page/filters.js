// The filters: a form, the address, and the claims that pass.
const FILTERS = {
  type: { label: "Type", options: () => counted(CLAIMS.map((c) => c.type)), pass: (c, v) => c.type === v },
  actor: { label: "Actor", options: () => counted(CLAIMS.flatMap((c) => c.x.actors)), pass: (c, v) => c.x.actors.includes(v) },
  weapon: { label: "Weapon", options: weaponOptions, pass: (c, v) => c.x.kinds.has(v) },
  source: { label: "Source", options: () => counted(CLAIMS.flatMap((c) => c.x.speakers)), pass: (c, v) => c.x.speakers.includes(v) },
  certainty: { label: "Certainty", options: () => counted(CLAIMS.map((c) => c.certainty)), pass: (c, v) => c.certainty === v },
  status: { label: "Status", options: () => counted(CLAIMS.flatMap(statuses)), pass: (c, v) => statuses(c).includes(v) },
  publisher: { label: "Publisher", options: () => counted(CLAIMS.map((c) => c.x.publisher).filter(Boolean)), pass: (c, v) => c.x.publisher === v },
  mark: { label: "Mark", options: () => ["right", "wrong", "corrected", "unmarked"].map((name) => [name, null]), pass: (c, v) => (markOf(c) || "unmarked") === v },
  from: { label: "From", kind: "date", pass: (c, v) => c.x.date.split("/").pop().padEnd(10, "~") >= v && c.x.date !== "" },
  to: { label: "To", kind: "date", pass: (c, v) => c.x.date !== "" && c.x.date.slice(0, v.length) <= v },
  text: { label: "Text", kind: "search", pass: (c, v) => v.toLowerCase().split(/\s+/).every((word) => c.x.text.includes(word)) },
};
let state = {};

function statuses(claim) {
  const found = [claim.modality];
  if (claim.polarity === "negative") found.push("negative");
  if (claim.x.denied) found.push("denied");
  return found;
}

function weaponOptions() {
  const counts = new Map(counted(CLAIMS.flatMap((c) => [...c.x.kinds])));
  const path = (name) => (CLASSES[name] ? [...CLASSES[name].lineage].reverse().join("/") : name);
  const names = [...counts.keys()].sort((a, b) => (path(a) < path(b) ? -1 : 1));
  return names.map((name) => [name, counts.get(name), "\u00a0\u00a0".repeat((CLASSES[name] ? CLASSES[name].lineage.length : 1) - 1) + (CLASSES[name] ? CLASSES[name].name : name)]);
}

function readAddress() {
  const found = new URLSearchParams(location.hash.slice(1));
  state = {};
  for (const name of Object.keys(FILTERS)) if (found.get(name)) state[name] = found.get(name);
  return found.get("claim");
}

function writeAddress(claim) {
  const query = new URLSearchParams(state);
  if (claim) query.set("claim", claim);
  history.replaceState(null, "", "#" + query.toString());
}

function setFilter(name, value) {
  if (value) state[name] = value;
  else delete state[name];
  writeAddress();
  showForm();
  render();
}

const passing = () => CLAIMS.filter((claim) => Object.entries(state).every(([name, value]) => FILTERS[name].pass(claim, value)));

function buildForm() {
  const form = document.getElementById("filters");
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const [name, filter] of Object.entries(FILTERS)) {
    let field;
    if (filter.kind) {
      field = el("input", { type: filter.kind, name, id: "f-" + name, oninput: (event) => setFilter(name, event.target.value) });
    } else {
      field = el("select", { name, id: "f-" + name, onchange: (event) => setFilter(name, event.target.value) }, el("option", { value: "" }, "all"));
      for (const [value, count, shown] of filter.options()) field.append(el("option", { value }, `${shown || value}${count === null ? "" : ` (${count})`}`));
    }
    form.append(el("label", { for: "f-" + name }, filter.label, field));
  }
  form.append(el("button", { type: "button", id: "clear", onclick: () => { state = {}; writeAddress(); showForm(); render(); } }, "Clear"));
}

function showForm() {
  for (const name of Object.keys(FILTERS)) {
    const field = document.getElementById("f-" + name);
    if (field.value !== (state[name] || "")) field.value = state[name] || "";
  }
}
