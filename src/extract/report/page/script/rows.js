// The claims that pass, as rows of a CSV file.
const COLUMNS_OF_ROWS = {
  id: (c) => c.id, type: (c) => c.type, sentence: (c) => plainOf(c.say),
  actor: (c) => inRole(c, "actor"), weapon: (c) => inRole(c, "weapon"), target: (c) => inRole(c, "target"), recipient: (c) => inRole(c, "recipient"),
  where: (c) => countriesIn(c).join("; "), time: (c) => (c.time && (c.time.value || textOf(c.article, c.time.at))) || "",
  polarity: (c) => c.polarity, certainty: (c) => c.certainty, modality: (c) => c.modality,
  sources: (c) => c.sources.map((s) => `${shownSpeaker(speaker(s))} ${s.stance}`).join("; "),
  confidence: (c) => c.confidence, rule: (c) => (c.rule ? c.rule.id : ""), mark: (c) => markOf(c) || "",
  quote: quoteOf, article: (c) => ARTICLES[c.article].id, title: (c) => ARTICLES[c.article].title || "",
  publisher: (c) => ARTICLES[c.article].publisher || "", published: (c) => ARTICLES[c.article].published || "",
};
const inRole = (claim, role) => claim.arguments.filter((part) => part.role === role).map((part) => wordsOf(claim, part)).join("; ");

// A cell that a spreadsheet would take for a formula begins with an apostrophe.
function cell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function rowsText() {
  const lines = [Object.keys(COLUMNS_OF_ROWS), ...passing.map((i) => Object.values(COLUMNS_OF_ROWS).map((of) => of(CLAIMS[i])))];
  return "\ufeff" + lines.map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
}

const saveRows = () => save(rowsText(), "claims.csv", "text/csv");
