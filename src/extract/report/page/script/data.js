// What the page was made from: claims as numbers into tables, spans as places in the text of their article.
const DATA = JSON.parse(byId("data").textContent);
const { articles: ARTICLES, claims: CLAIMS, entities: ENTITIES, parties: PARTIES, events: EVENTS } = DATA;
const BY_ID = new Map(CLAIMS.map((claim, place) => [claim.id, place]));
const ARTICLE_BY_ID = new Map(ARTICLES.map((article, place) => [article.id, place]));
const EVENT_BY_ID = new Map(EVENTS.map((event, place) => [event.id, place]));
const PARTY_BY_KEY = new Map(PARTIES.map((party) => [party.key, party]));
const NO_TIME = 2 ** 31 - 1;
const DAY = 86400000;

CLAIMS.forEach((claim, place) => {
  claim.place = place;
  claim.arguments = claim.arguments || [];
  claim.sources = claim.sources || [];
  claim.links = claim.links || [];
  claim.event = null;
});
EVENTS.forEach((event, place) => { for (const claim of event.claims) CLAIMS[claim].event = place; });

const textOf = (article, [start, end]) => ARTICLES[article].text.slice(start, end);
const quoteOf = (claim) => textOf(claim.article, claim.evidence).replace(/\s+/g, " ").trim();
const entityOf = (part) => (part.entity === undefined ? {} : ENTITIES[part.entity]);
const wordsOf = (claim, part) => (part.at ? textOf(claim.article, part.at).replace(/\s+/g, " ") : "nobody named");
const titleOf = (article) => article.title || article.id;
const className = (name) => (DATA.classes[name] ? DATA.classes[name].name : name);
const roleKind = (role) => (DATA.roles[role] ? DATA.roles[role].kind : "party");

// "2024-11-17", "2024-11", "2024" or an interval -> its first day, in days since 1970, and how many days it may mean.
function daysOf(value) {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(value || "");
  if (!found) return null;
  const [year, month, day] = [1, 2, 3].map((i) => (found[i] ? Number(found[i]) : 0));
  const at = Date.UTC(year, month ? month - 1 : 0, day || 1) / DAY;
  return Number.isNaN(at) ? null : { at, exact: day ? 1 : month ? 31 : 366 };
}

const isoOf = (days) => new Date(days * DAY).toISOString().slice(0, 10);
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
function shownDay(value) {
  const [year, month, day] = String(value).slice(0, 10).split("-");
  return [day && String(Number(day)), month && MONTHS[month - 1], year].filter(Boolean).join(" ");
}
const shownTime = (value) => value.split("/").map(shownDay).join(" to ");
const byline = (article) => [article.publisher || article.agency, article.published && shownDay(article.published)].filter(Boolean).join(" \u00b7 ");
