// Your marks: claims that are right, wrong or corrected, and claims that were missed. Kept in this browser.
const STORE = "extract-marks-" + DATA.digest;
const MARKS = ["right", "wrong", "corrected"];
let marks = { claims: {}, missed: {} };
try {
  const kept = JSON.parse(localStorage.getItem(STORE));
  if (kept && kept.claims && kept.missed) marks = kept;
} catch { /* a page that may not keep anything, or what is kept is not ours */ }

const markOf = (claim) => marks.claims[claim.id] && marks.claims[claim.id].mark;
const draftFor = (claim) => (markOf(claim) === "corrected" && marks.claims[claim.id].draft) || draftOf(claim);

function keepMarks() {
  try { localStorage.setItem(STORE, JSON.stringify(marks)); } catch { tell("This browser keeps nothing of this page: download your marks before you close it."); }
  indexed(FACET.mark);
}

function setMark(claim, mark) {
  if (!mark || (markOf(claim) === mark && mark !== "corrected")) delete marks.claims[claim.id];
  else marks.claims[claim.id] = { mark, ...(mark === "corrected" ? { draft: draftFor(claim) } : {}) };
  keepMarks();
  marked();
}

function countMarks() {
  const counts = { right: 0, wrong: 0, corrected: 0, missed: Object.keys(marks.missed).length };
  for (const [id, one] of Object.entries(marks.claims)) if (BY_ID.has(id)) counts[one.mark] += 1;
  return counts;
}

function markBar(claim) {
  const mark = markOf(claim);
  const one = (name, sign, key) => button({ id: `mark-${name}`, "aria-pressed": String(mark === name), "aria-keyshortcuts": key, onclick: () => (name === "corrected" ? startEdit(claim) : setMark(claim, name)) }, `${sign} ${name === "corrected" ? "correct" : name}`);
  return el("div", { class: "marks", role: "group", "aria-label": "Is this claim right?" }, one("right", "\u2713", "1"), one("wrong", "\u2717", "2"), one("corrected", "\u270e", "3"),
    mark ? button({ class: "plain", id: "unmark", onclick: () => { stopEdit(); setMark(claim, null); } }, "Take the mark off") : null);
}

// Below the filters: how many marks there are, and what can be done with them.
function markBox() {
  const counts = countMarks();
  const total = Object.values(counts).reduce((a, b) => a + b, 0);
  const told = Object.entries(counts).filter((row) => row[1]).map(([name, n]) => `${number(n)} ${name}`).join(", ");
  const file = el("input", { type: "file", id: "gold-file", class: "hidden", accept: ".jsonl", onchange: (event) => { readGoldFile(event.target.files[0]); event.target.value = ""; } });
  return el("section", { class: "facet marked" }, el("h2", {}, "Your marks"),
    el("p", {}, total ? told : "None yet. Open a claim and press 1 (right), 2 (wrong) or 3 (correct)."),
    el("p", { class: "tools" }, total ? button({ id: "download", "data-key": "download", onclick: saveGold }, "\u2913 Download as gold") : null,
      el("label", { class: "button" }, "Read gold back", file)));
}
