// What claims can be filtered by. Each facet gives every claim its values; `shown` turns a value into words.
const partyName = (key) => (PARTY_BY_KEY.has(key) ? PARTY_BY_KEY.get(key).name : key);
const partyKey = (part) => (part.party === undefined ? null : PARTIES[part.party].key);
const partiesIn = (claim, role) => claim.arguments.filter((part) => part.role === role).map(partyKey).filter(Boolean);
const speaker = (source) => partyKey(source) || "unnamed";
const OWN = "own";
const STANCES = ["asserts", "denies", "doubts"];
const KINDS = ["official", "media", "expert", "company", "armed-group", "unnamed", "other"];
const BANDS = [[0.9, "0.9"], [0.8, "0.8"], [0.7, "0.7"], [0.5, "0.5"], [0, "0"]];

function lineage(name) {
  const found = [];
  for (let at = name; at && !found.includes(at); at = DATA.classes[at] ? DATA.classes[at].parent : null) found.push(at);
  return found;
}

function classesIn(claim) {
  const named = claim.arguments.map((part) => entityOf(part).class).filter(Boolean);
  return [...new Set(named.flatMap(lineage))];
}

// Where it happened: the countries of its places, else that of what it was done to.
function countriesIn(claim) {
  const of = (parts) => [...new Set(parts.map((part) => entityOf(part).country).filter(Boolean))];
  const places = of(claim.arguments.filter((part) => roleKind(part.role) === "place"));
  return places.length ? places : of(claim.arguments.filter((part) => part.role === "target"));
}

// Who gives to whom: the actor to the recipient, or the supplier to the actor.
function dealsIn(claim) {
  const [actors, recipients, suppliers] = ["actor", "recipient", "supplier"].map((role) => partiesIn(claim, role));
  const pairs = recipients.flatMap((to) => actors.map((from) => [from, to]));
  pairs.push(...suppliers.flatMap((from) => actors.map((to) => [from, to])));
  return [...new Set(pairs.map((pair) => pair.join(">")))];
}

const disputing = new Set();
for (const claim of CLAIMS) {
  for (const [type, id] of claim.links) if (type === "disputes" && BY_ID.has(id)) disputing.add(claim.place).add(BY_ID.get(id));
  if (claim.sources.some((source) => source.stance !== "asserts")) disputing.add(claim.place);
}

const happened = (claim) => (claim.polarity === "negative" ? "not" : claim.modality);
const HAPPENED = { actual: "told as fact", not: "told as not so", planned: "planned", hypothetical: "hypothetical" };
const band = (claim) => BANDS.find(([least]) => (claim.confidence || 0) >= least)[1];
const shownBand = (key) => (key === "0.9" ? "0.9 and more" : key === "0" ? "below 0.5" : `${key} to ${{ "0.8": "0.9", "0.7": "0.8", "0.5": "0.7" }[key]}`);
const shownVoice = (key) => (key === OWN ? "the article's own word" : key.replace("/", ", "));
const shownSpeaker = (key) => (key === OWN ? "the article itself" : key === "unnamed" ? "nobody named" : partyName(key));
const distinct = (values) => [...new Set(values)];

const FACETS = [
  { name: "type", label: "What", values: (c) => [c.type], note: (key) => DATA.types[key] },
  { name: "actor", label: "Who", values: (c) => distinct(partiesIn(c, "actor")), shown: partyName },
  { name: "weapon", label: "Weapon", values: classesIn, shown: className, tree: true },
  { name: "where", label: "Where", values: countriesIn, shown: (key) => DATA.countries[key] || key },
  { name: "source", label: "Who says so", values: (c) => (c.sources.length ? distinct(c.sources.map(speaker)) : [OWN]), shown: shownSpeaker },
  { name: "voice", label: "On whose word", values: (c) => (c.sources.length ? distinct(c.sources.map((s) => `${s.kind}/${s.stance}`)) : [OWN]), shown: shownVoice },
  { name: "told", label: "Told as", values: (c) => [happened(c)], shown: (key) => HAPPENED[key] || key },
  { name: "certainty", label: "How sure the text is", values: (c) => [c.certainty] },
  { name: "confidence", label: "Confidence", values: (c) => [band(c)], shown: shownBand, order: BANDS.map((b) => b[1]) },
  { name: "disputed", label: "Disputed", values: (c) => (disputing.has(c.place) ? ["yes"] : []), shown: () => "denied, doubted or disputed" },
  { name: "publisher", label: "Publisher", values: (c) => [ARTICLES[c.article].publisher || "unknown"] },
  { name: "mark", label: "Your mark", values: (c) => [markOf(c) || "unmarked"], order: ["right", "wrong", "corrected", "unmarked"], live: true },
  { name: "deal", label: "Supply", values: dealsIn, shown: (key) => key.split(">").map(partyName).join(" to "), hidden: true },
  { name: "says", label: "Says", values: (c) => distinct(c.sources.map((s) => `${speaker(s)}/${s.stance}`)), shown: (key) => { const at = key.lastIndexOf("/"); return `${shownSpeaker(key.slice(0, at))} ${key.slice(at + 1)}`; }, hidden: true },
  { name: "article", label: "Article", values: (c) => [ARTICLES[c.article].id], shown: (key) => (ARTICLE_BY_ID.has(key) ? titleOf(ARTICLES[ARTICLE_BY_ID.get(key)]) : key), hidden: true },
  { name: "event", label: "Event", values: (c) => (c.event === null ? [] : [EVENTS[c.event].id]), shown: (key) => "one event", hidden: true },
];
const FACET = Object.fromEntries(FACETS.map((facet) => [facet.name, facet]));
const shownValue = (facet, key) => (facet.shown ? facet.shown(key) : key);

// Values of a facet as numbers, for each claim those that it has: `of[start[i]]` up to `of[start[i + 1]]`.
function indexed(facet) {
  const keys = [];
  const places = new Map();
  const start = new Uint32Array(CLAIMS.length + 1);
  const of = [];
  CLAIMS.forEach((claim, i) => {
    for (const key of facet.values(claim)) {
      if (!places.has(key)) { places.set(key, keys.length); keys.push(key); }
      of.push(places.get(key));
    }
    start[i + 1] = of.length;
  });
  Object.assign(facet, { keys, places, start, of: Uint32Array.from(of) });
}
