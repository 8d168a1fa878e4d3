// A claim in words: the sentence made with it, its parts in the colours of their roles.
const HUES = ["actor", "weapon", "target", "recipient", "supplier", "partner"];
const FIXED = ["trigger", "time", "source", "status", "cue", "evidence"];
function hue(role) {
  if (FIXED.includes(role) || HUES.includes(role)) return role;
  const kind = roleKind(role);
  return kind === "party" ? "other" : kind;
}

const toldParts = (parts) => parts.map((part) => (typeof part === "string" ? part : el("span", { class: `role ${hue(part[1])}`, title: part[1] }, part[0])));
const plainOf = (parts) => parts.map((part) => (typeof part === "string" ? part : part[0])).join("");
const sentence = (claim) => toldParts(claim.say);
const clause = (claim) => toldParts(claim.say.slice(0, claim.clause));

// What a corrected or added claim says, in the order of a sentence but without its small words.
function draftParts(draft, article) {
  const cut = (at) => textOf(article, at).replace(/\s+/g, " ");
  const actors = draft.arguments.filter((part) => part.role === "actor");
  const others = draft.arguments.filter((part) => part.role !== "actor");
  const parts = [...actors.map((part) => [cut(part.at), part.role]), ...(draft.trigger ? [[cut(draft.trigger), "trigger"]] : []), ...others.map((part) => [cut(part.at), part.role])];
  if (draft.time) parts.push([cut(draft.time.at), "time"]);
  parts.push(...draft.sources.filter((source) => source.at).map((source) => [cut(source.at), "source"]));
  return toldParts(parts.flatMap((part, i) => (i ? [" \u00b7 ", part] : [part])));
}

function legend(roles) {
  return el("ul", { class: "legend", "aria-label": "Roles" }, roles.map((role) => el("li", {}, el("span", { class: `role ${hue(role)}` }, role))));
}

// Little words behind a claim that its sentence may not make plain.
function badges(claim) {
  const mark = markOf(claim);
  return [
    disputing.has(claim.place) && el("span", { class: "badge warn" }, "disputed"),
    claim.polarity === "negative" && el("span", { class: "badge" }, "told as not so"),
    claim.modality !== "actual" && el("span", { class: "badge" }, claim.modality),
    claim.certainty !== "certain" && el("span", { class: "badge" }, claim.certainty),
    mark && el("span", { class: `badge mark-${mark}` }, { right: "\u2713 right", wrong: "\u2717 wrong", corrected: "\u270e corrected" }[mark]),
  ].filter(Boolean);
}
