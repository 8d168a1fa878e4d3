// Everything on the page follows from the filters and the marks.
function render() {
  const claims = passing();
  const articles = new Set(claims.map((claim) => claim.article)).size;
  document.getElementById("summary").textContent = `${plural(claims.length, "claim")} of ${CLAIMS.length.toLocaleString("en")}, in ${plural(articles, "article")}.`;
  drawTimeline(claims);
  drawMatrix(claims);
  drawSpeakers(claims);
  drawDisputed(claims);
  drawTools();
  drawList(claims);
}

function start() {
  buildForm();
  const reader = document.getElementById("reader");
  reader.addEventListener("close", () => {
    if (reader.open) return; // the next claim was opened before this was heard
    writeAddress();
    const back = opened && document.querySelector(`#list [data-claim="${opened.id}"]`);
    if (back) back.focus();
    opened = null;
  });
  document.addEventListener("keydown", (event) => {
    if (!reader.open || event.ctrlKey || event.metaKey || event.altKey || /^(SELECT|INPUT)$/.test(event.target.tagName)) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  const follow = () => {
    const claim = readAddress();
    showForm();
    render();
    if (claim && BY_ID.has(claim)) openClaim(BY_ID.get(claim));
  };
  addEventListener("hashchange", follow);
  follow();
}

start();
