// Marks as gold: one document a line, as `extract evaluate` reads it, and read back into the page.
// Right, corrected and missed claims are gold, wrong ones are left out, those without a mark are optional.
// Offsets of gold count code points, strings of this language UTF-16 units; `pairs` has the units of those beyond.
const pointOf = (article, unit) => unit - (article.pairs || []).filter((place) => place < unit).length;
function unitOf(article, point) {
  let more = 0;
  for (const place of article.pairs || []) { if (place - more >= point) break; more += 1; }
  return point + more;
}

function goldClaim(id, draft, place) {
  const article = ARTICLES[place];
  const span = (at) => at.map((unit) => pointOf(article, unit));
  const cut = (at) => article.text.slice(at[0], at[1]);
  return {
    id, type: draft.type, trigger: span(draft.trigger), trigger_text: cut(draft.trigger),
    args: draft.arguments.map(({ at, role, ...more }) => ({ role, span: span(at), text: cut(at), ...more })),
    time: draft.time ? { span: span(draft.time.at), text: cut(draft.time.at), value: draft.time.value || null } : null,
    polarity: draft.polarity, certainty: draft.certainty, modality: draft.modality,
    sources: draft.sources.map((source) => ({
      span: source.at && span(source.at), text: source.at && cut(source.at), country: source.country || null,
      cue: source.cue ? cut(source.cue) : null, ...(source.cue ? { cue_span: span(source.cue) } : {}), stance: source.stance,
    })),
    section: draft.section,
  };
}

function goldLines() {
  const lines = new Map();
  const line = (place) => {
    if (!lines.has(place)) lines.set(place, { doc: ARTICLES[place].id, published: ARTICLES[place].published || null, claims: [], wrong: [] });
    return lines.get(place);
  };
  for (const claim of CLAIMS) if (markOf(claim)) line(claim.article);
  for (const one of Object.values(marks.missed)) if (ARTICLE_BY_ID.has(one.article)) line(ARTICLE_BY_ID.get(one.article));
  for (const claim of CLAIMS) {
    if (!lines.has(claim.article)) continue;
    const mark = markOf(claim);
    if (mark === "wrong") line(claim.article).wrong.push(claim.id);
    else line(claim.article).claims.push({ ...goldClaim(claim.id, draftFor(claim), claim.article), ...(mark ? { mark } : { optional: true }) });
  }
  for (const [id, one] of Object.entries(marks.missed)) {
    if (ARTICLE_BY_ID.has(one.article)) line(ARTICLE_BY_ID.get(one.article)).claims.push({ ...goldClaim(id, one.draft, ARTICLE_BY_ID.get(one.article)), mark: "missed" });
  }
  return [...lines.values()].map((row) => JSON.stringify(row)).join("\n") + "\n";
}

const saveGold = () => save(goldLines(), "gold.jsonl", "application/x-ndjson");

function draftOfGold(row, place) {
  const article = ARTICLES[place];
  const span = (pair) => {
    const at = pair.map((point) => unitOf(article, point));
    if (!(at[0] >= 0 && at[0] < at[1] && at[1] <= article.text.length)) throw new Error(`no text at ${pair.join(" to ")}`);
    return at;
  };
  const cue = (source) => (source.cue_span ? span(source.cue_span) : undefined);
  return {
    type: row.type, trigger: span(row.trigger),
    arguments: row.args.map((part) => ({ role: part.role, at: span(part.span), ...kept({ country: part.country, class: part.class, count: part.count, value: part.value, unit: part.unit }) })),
    time: row.time ? { at: span(row.time.span), ...kept({ value: row.time.value }) } : null,
    polarity: row.polarity, certainty: row.certainty, modality: row.modality,
    sources: row.sources.map((source) => ({ at: source.span && span(source.span), ...kept({ country: source.country, cue: cue(source), stance: source.stance || "asserts" }) })),
    section: row.section === "title" ? "title" : "body",
  };
}

// Reads gold into the marks: a claim of this page as right or corrected, any other as missed. Gives what was read.
function readGold(text, name) {
  const [read, elsewhere, bad] = [{ claims: {}, missed: {} }, [], []];
  text.split("\n").forEach((line, i) => {
    if (!line.trim()) return;
    try {
      const row = JSON.parse(line);
      if (!ARTICLE_BY_ID.has(row.doc)) { elsewhere.push(String(row.doc)); return; }
      const place = ARTICLE_BY_ID.get(row.doc);
      const own = { claims: {}, missed: {} };
      for (const claim of row.claims) readGoldClaim(claim, place, own);
      for (const id of row.wrong || []) if (BY_ID.has(id)) own.claims[id] = { mark: "wrong" };
      Object.assign(read.claims, own.claims);
      Object.assign(read.missed, own.missed);
    } catch (error) { bad.push(`${name}:${i + 1}: ${error instanceof SyntaxError ? "no JSON" : `not a document of gold (${error.message})`}`); }
  });
  Object.assign(marks.claims, read.claims);
  Object.assign(marks.missed, read.missed);
  const n = Object.keys(read.claims).length + Object.keys(read.missed).length;
  const told = [`${plural(n, "mark")} read from ${name}.`];
  if (elsewhere.length) told.push(`${plural(elsewhere.length, "document")} of it ${elsewhere.length === 1 ? "is" : "are"} not in this page: ${elsewhere.slice(0, 3).join(", ")}.`);
  if (bad.length) told.push(`Left out: ${bad.slice(0, 3).join("; ")}${bad.length > 3 ? `; ${bad.length - 3} more` : ""}. It holds a document a line, as this page writes it.`);
  return told.join(" ");
}

function readGoldClaim(row, place, read) {
  const here = BY_ID.has(row.id) && CLAIMS[BY_ID.get(row.id)].article === place ? CLAIMS[BY_ID.get(row.id)] : null;
  if (row.optional) return;
  const draft = draftOfGold(row, place);
  if (!here) { read.missed[row.id && String(row.id).startsWith("missed-") ? row.id : `missed-${ARTICLES[place].id}-${row.id}`] = { article: ARTICLES[place].id, draft }; return; }
  const same = JSON.stringify(draft) === JSON.stringify(draftOf(here));
  read.claims[here.id] = same ? { mark: "right" } : { mark: "corrected", draft };
}

async function readGoldFile(file) {
  if (!file) return;
  const told = readGold(await file.text(), file.name);
  keepMarks();
  changed(true);
  tell(told);
}
