// The claims, with what filters and tables ask of each worked out once.
const DATA = JSON.parse(document.getElementById("data").textContent);
const ARTICLES = DATA.articles;
const CLASSES = DATA.classes;
const CLAIMS = DATA.claims;
const BY_ID = new Map(CLAIMS.map((claim) => [claim.id, claim]));

const nameOf = (part) => (part.entity && part.entity.name) || part.text || "unnamed";
const sourceName = (source) => nameOf(source);

function partyOf(part) {
  if (!part.entity) return part.text;
  return (part.entity.country && DATA.countries[part.entity.country]) || part.entity.name;
}

for (const claim of CLAIMS) {
  const article = ARTICLES[claim.article];
  const weapons = claim.arguments.filter((part) => part.role === "weapon");
  const text = [claim.evidence.text, article.title, ...claim.arguments.map(nameOf), ...claim.sources.map(sourceName)];
  claim.x = {
    actors: [...new Set(claim.arguments.filter((part) => part.role === "actor").map(partyOf))],
    classes: [...new Set(weapons.map((part) => part.entity && part.entity.class).filter(Boolean))],
    speakers: [...new Set(claim.sources.map(sourceName))],
    denied: claim.sources.some((source) => source.stance !== "asserts"),
    date: (claim.time && claim.time.value) || article.published || "",
    publisher: article.publisher || "",
    text: text.join("\n").toLowerCase(),
  };
  claim.x.kinds = new Set(claim.x.classes.flatMap((name) => CLASSES[name] ? CLASSES[name].lineage : [name]));
}

// Offsets of the claims count code points, strings of this language count UTF-16 units.
function unit(article, offset) {
  let more = 0;
  for (const place of article.astral) {
    if (place >= offset) break;
    more += 1;
  }
  return offset + more;
}
