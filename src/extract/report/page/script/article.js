// The text of an article: the open claim lit in the colours of its roles, every other claim underlined.
function spansOfClaim(claim) {
  const spans = [{ at: claim.evidence, look: "evidence" }, { at: claim.trigger, look: "role trigger", label: claim.type }];
  for (const part of claim.arguments) spans.push({ at: part.at, look: `role ${hue(part.role)}`, label: part.role });
  for (const source of claim.sources) {
    if (source.at) spans.push({ at: source.at, look: "role source", label: source.stance });
    if (source.cue) spans.push({ at: source.cue, look: "role cue", label: "cue" });
  }
  if (claim.time) spans.push({ at: claim.time.at, look: "role time", label: "time" });
  return spans;
}

function spansOfDraft(draft) {
  const spans = draft.trigger ? [{ at: draft.trigger, look: "role trigger", label: draft.type }] : [];
  for (const part of draft.arguments) spans.push({ at: part.at, look: `role ${hue(part.role)}`, label: part.role });
  for (const source of draft.sources) {
    if (source.at) spans.push({ at: source.at, look: "role source", label: "source" });
    if (source.cue) spans.push({ at: source.cue, look: "role cue", label: "cue" });
  }
  if (draft.time) spans.push({ at: draft.time.at, look: "role time", label: "time" });
  return spans;
}

// Text cut where spans begin and end; each piece has the look of the shortest role over it.
function articleText(place, lit) {
  const { text } = ARTICLES[place];
  const others = CLAIMS.filter((claim) => claim.article === place).map((claim) => ({ at: claim.trigger, look: "told", claim: claim.id }));
  const missed = Object.entries(marks.missed).filter(([, one]) => one.article === ARTICLES[place].id).map(([id, one]) => ({ at: one.draft.trigger, look: "told added", missed: id }));
  const spans = [...lit, ...others, ...missed].filter((span) => span.at && span.at[0] < span.at[1]);
  const cuts = distinct([0, text.length, ...spans.flatMap((span) => span.at)]).filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
  const starts = [...spans].sort((a, b) => a.at[0] - b.at[0]);
  const nodes = [];
  let [open, next] = [[], 0];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    while (next < starts.length && starts[next].at[0] <= start) { open.push(starts[next]); next += 1; }
    open = open.filter((span) => span.at[1] > start);
    nodes.push(open.length ? piece(text.slice(start, end), open, end) : text.slice(start, end));
  }
  return nodes;
}

function piece(words, open, end) {
  const length = (span) => span.at[1] - span.at[0];
  const roles = open.filter((span) => span.look.startsWith("role")).sort((a, b) => length(a) - length(b));
  const claim = open.find((span) => span.claim);
  const added = open.find((span) => span.missed);
  const looks = [open.some((span) => span.look === "evidence") && "evidence", roles.length && roles[0].look, claim && "told", added && "told added"].filter(Boolean).join(" ");
  const ends = roles.length && roles[0].at[1] === end;
  return el("mark", { class: looks, "data-label": ends ? roles[0].label : null, title: roles.length ? roles[0].label : null, "data-of": claim ? claim.claim : null, "data-missed": added ? added.missed : null }, words);
}
