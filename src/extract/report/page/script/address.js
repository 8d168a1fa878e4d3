// The state in the address: a link shows what you see, the back button goes back, a stale link says what is gone.
const PLAIN = ["q", "from", "to", "sort"];

function addressOf() {
  const query = new URLSearchParams();
  if (state.tab !== "overview") query.set("tab", state.tab);
  for (const facet of FACETS) for (const key of state.chosen[facet.name] || []) query.append(facet.name, key);
  for (const name of PLAIN) if (state[name] && !(name === "sort" && state.sort === "article")) query.set(name, state[name]);
  if (state.undated) query.set("undated", "1");
  if (state.by !== defaultBy()) query.set("by", state.by);
  if (state.claim !== null) query.set("claim", CLAIMS[state.claim].id);
  else if (state.article !== null) query.set("read", ARTICLES[state.article].id);
  return "#" + query.toString();
}

const defaultBy = () => (DATED.event.some || !DATED.published.some ? "event" : "published");

// Writes the address; a step that the back button undoes, unless it only goes on with the last one (typing, brushing).
function writeAddress(going) {
  const address = addressOf();
  if (address === (location.hash || "#")) return;
  if (going) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
}

// Reads the address into the state; what it asks for and is not here is told.
function readAddress() {
  const query = new URLSearchParams(location.hash.slice(1));
  const gone = [];
  state.tab = TABS.includes(query.get("tab")) ? query.get("tab") : "overview";
  if (query.get("tab") && state.tab !== query.get("tab")) gone.push(`a view called \u201c${query.get("tab")}\u201d`);
  state.chosen = {};
  for (const facet of FACETS) {
    const [here, not] = [[], []];
    for (const key of query.getAll(facet.name)) (facet.places.has(key) || (facet.live && facet.order.includes(key)) ? here : not).push(key);
    if (here.length) state.chosen[facet.name] = here;
    gone.push(...not.map((key) => `\u201c${key}\u201d (${facet.label.toLowerCase()})`));
  }
  for (const name of ["from", "to"]) {
    state[name] = daysOf(query.get(name)) ? query.get(name) : "";
    if (query.get(name) && !state[name]) gone.push(`the date \u201c${query.get(name)}\u201d`);
  }
  state.q = query.get("q") || "";
  state.sort = SORTS[query.get("sort")] ? query.get("sort") : "article";
  state.undated = query.get("undated") === "1";
  state.by = DATED[query.get("by")] ? query.get("by") : defaultBy();
  state.claim = found(query.get("claim"), BY_ID, "the claim", gone);
  state.article = state.claim !== null ? CLAIMS[state.claim].article : found(query.get("read"), ARTICLE_BY_ID, "the article", gone);
  tell(gone.length ? `This link asks for what is not in this page: ${gone.join(", ")}. It was left out; all else holds.` : "");
}

function found(id, places, what, gone) {
  if (!id) return null;
  if (places.has(id)) return places.get(id);
  gone.push(`${what} \u201c${id}\u201d`);
  return null;
}

function tell(text) {
  fill(byId("notice"), text && el("p", {}, text, " ", button({ class: "plain", onclick: () => tell("") }, "Close")));
}
