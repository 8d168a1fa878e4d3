// Which claims pass, and how many would for every value of every facet.
// A claim counts for a value of a facet where it passes all other filters, so a number is what a click on it opens.
const state = { tab: "overview", chosen: {}, from: "", to: "", undated: false, by: "event", q: "", sort: "article", claim: null, article: null };
const TABS = ["overview", "events", "claims", "articles"];
const DATED = { event: { label: "of the event" }, published: { label: "of the article" } };
let passing = [];
let everything = null;

function indexAll() {
  FACETS.forEach(indexed);
  const own = CLAIMS.map((claim) => daysOf(claim.time && claim.time.value));
  const published = CLAIMS.map((claim) => daysOf(ARTICLES[claim.article].published));
  for (const [name, days] of [["event", own], ["published", published]]) {
    DATED[name].days = Int32Array.from(days, (found) => (found ? found.at : NO_TIME));
    DATED[name].loose = days.filter((found) => found && found.exact > 31).length;
    DATED[name].some = days.some(Boolean);
  }
  if (!DATED.event.some && DATED.published.some) state.by = "published";
}

let haystacks = null;
function haystack() {
  haystacks = haystacks || CLAIMS.map((claim) => {
    const article = ARTICLES[claim.article];
    const said = claim.say.map((part) => (typeof part === "string" ? part : part[0])).join("");
    const names = [...claim.arguments, ...claim.sources].map((part) => entityOf(part).name || "");
    return [said, quoteOf(claim), article.title || "", article.publisher || "", ...names, claim.rule ? claim.rule.id : ""].join("\n").toLowerCase();
  });
  return haystacks;
}

// One mask a filter that is set: 1 where a claim passes it.
function masks() {
  const found = new Map();
  for (const facet of FACETS) {
    const chosen = state.chosen[facet.name];
    if (!chosen || !chosen.length) continue;
    const wanted = new Set(chosen.map((key) => facet.places.get(key)).filter((place) => place !== undefined));
    const mask = new Uint8Array(CLAIMS.length);
    for (let i = 0; i < CLAIMS.length; i += 1) {
      for (let at = facet.start[i]; at < facet.start[i + 1]; at += 1) if (wanted.has(facet.of[at])) { mask[i] = 1; break; }
    }
    found.set(facet.name, mask);
  }
  const days = DATED[state.by].days;
  if (state.undated) found.set("date", Uint8Array.from(days, (day) => day === NO_TIME));
  else if (state.from || state.to) {
    const from = state.from ? daysOf(state.from).at : -Infinity;
    const to = state.to ? daysOf(state.to).at : NO_TIME - 1;
    found.set("date", Uint8Array.from(days, (day) => day !== NO_TIME && day >= from && day <= to));
  }
  const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length) found.set("q", Uint8Array.from(haystack(), (text) => words.every((word) => text.includes(word))));
  return found;
}

// Fills `passing`, the counts of each facet, and `everything.date`: the claims that pass all filters but the date.
function applyFilters() {
  const set = masks();
  const fails = new Uint8Array(CLAIMS.length);
  for (const mask of set.values()) for (let i = 0; i < fails.length; i += 1) fails[i] += 1 - mask[i];
  passing = [];
  for (let i = 0; i < fails.length; i += 1) if (!fails[i]) passing.push(i);
  for (const facet of FACETS) facet.counts = countFacet(facet, fails, set.get(facet.name));
  everything = { date: butFor(fails, set.get("date")) };
}

function countFacet(facet, fails, own) {
  const counts = new Uint32Array(facet.keys.length);
  const { start, of } = facet;
  for (let i = 0; i < fails.length; i += 1) {
    if (fails[i] && !(own && fails[i] === 1 && !own[i])) continue;
    for (let at = start[i]; at < start[i + 1]; at += 1) counts[of[at]] += 1;
  }
  return counts;
}

function butFor(fails, own) {
  const found = [];
  for (let i = 0; i < fails.length; i += 1) if (!fails[i] || (own && fails[i] === 1 && !own[i])) found.push(i);
  return found;
}

// [key, count] of a facet, those with most first or in the facet's own order; what is chosen stays, with 0 too.
function ranked(facet) {
  const chosen = new Set(state.chosen[facet.name] || []);
  const rows = facet.keys.map((key, place) => [key, facet.counts[place]]).filter(([key, count]) => count || chosen.has(key));
  const rank = facet.order ? (row) => facet.order.indexOf(row[0]) : (row) => -row[1];
  return rows.sort((a, b) => rank(a) - rank(b) || (shownValue(facet, a[0]) < shownValue(facet, b[0]) ? -1 : 1));
}

const isSet = () => Boolean(state.q || state.from || state.to || state.undated || Object.values(state.chosen).some((keys) => keys.length));
