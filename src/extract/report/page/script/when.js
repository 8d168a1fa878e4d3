// When: a real time axis with a brush. Bars count claims that pass all other filters; a bar or a brush sets the dates.
const UNITS = [["day", 1, 45], ["week", 7, 200], ["month", 30.4, 1900], ["quarter", 91.3, 5500], ["year", 365.25, Infinity]];
const HIGH = 110;

// Where a unit that holds this day begins, and where the next one does.
function unitStart(day, unit) {
  if (unit === "day") return day;
  if (unit === "week") return day - ((((day + 3) % 7) + 7) % 7);
  const date = new Date(day * DAY);
  const month = { month: date.getUTCMonth(), quarter: date.getUTCMonth() - (date.getUTCMonth() % 3), year: 0 }[unit];
  return Date.UTC(date.getUTCFullYear(), month, 1) / DAY;
}
const unitNext = (start, unit) => unitStart(start + { day: 1, week: 7, month: 32, quarter: 95, year: 370 }[unit], unit);

function drawWhen(host) {
  const days = DATED[state.by].days;
  const dated = everything.date.filter((i) => days[i] !== NO_TIME);
  const undated = everything.date.length - dated.length;
  const other = state.by === "event" ? "published" : "event";
  if (!dated.length && !DATED[other].some) return null;
  const [least, most] = extent(days);
  const [early, late] = [dated.filter((i) => days[i] < least).length, dated.filter((i) => days[i] > most).length];
  const coarse = 2 * DATED[state.by].loose > days.filter((day) => day !== NO_TIME).length;
  const unit = coarse ? "year" : UNITS.find((row) => most - least <= row[2])[0];
  const bins = binned(dated.map((i) => days[i]).filter((day) => day >= least && day <= most), least, most, unit);
  const beyond = (n, what, from, to) => (n ? [button({ class: "plain", onclick: () => { Object.assign(state, { from, to, undated: false, tab: "claims" }); changed(); } }, `${number(n)} ${what}`), ". "] : null);
  const loose = DATED[state.by].loose;
  fill(host, el("h2", {}, "When did it happen?"),
    el("p", { class: "note" }, `${plural(dated.length, "claim")} by ${unit}, dated by the day ${DATED[state.by].label}. `,
      undated ? [button({ class: "plain", id: "undated", onclick: () => { Object.assign(state, { undated: true, from: "", to: "", tab: "claims" }); changed(); } }, `${number(undated)} without a date`), ". "] : null,
      beyond(early, "earlier", "", isoOf(least - 1)), beyond(late, "later", isoOf(most + 1), ""),
      loose ? `${number(loose)} of all are dated by a year alone and stand at its start. ` : null,
      DATED[other].some ? button({ class: "plain", id: "by", onclick: () => { Object.assign(state, { by: other, from: "", to: "", undated: false }); changed(); } }, `By the day ${DATED[other].label} instead`) : null),
    most ? [axis(bins, unit), dateFields()] : null);
  return host;
}

// From the first to the last day; where a few lie far off, without those: they would press all others into one bar.
function extent(days) {
  const known = days.filter((day) => day !== NO_TIME).sort();
  if (!known.length) return [0, 0];
  const [first, last] = [known[0], known[known.length - 1]];
  const [low, high] = [known[Math.floor(known.length * 0.06)], known[Math.ceil(known.length * 0.94) - 1]];
  return last - first > 3 * (high - low) + 60 ? [Math.max(first, low - 30), Math.min(last, high + 30)] : [first, last];
}

function binned(days, least, most, unit) {
  const bins = [];
  for (let at = unitStart(least, unit); at <= most; at = unitNext(at, unit)) bins.push({ at, next: unitNext(at, unit), n: 0 });
  const starts = bins.map((bin) => bin.at);
  for (const day of days) {
    let [low, high] = [0, starts.length];
    while (low < high) { const middle = (low + high) >> 1; if (starts[middle] <= day) low = middle + 1; else high = middle; }
    bins[low - 1].n += 1;
  }
  return bins;
}

function axis(bins, unit) {
  const wide = Math.max(280, byId("main").clientWidth - 34);
  const [first, last] = [bins[0].at, bins[bins.length - 1].next];
  const x = (day) => ((day - first) / (last - first)) * wide;
  const most = Math.max(...bins.map((bin) => bin.n), 1);
  const svg = el("svg:svg", { class: "axis", viewBox: `0 0 ${wide} ${HIGH + 26}`, width: wide, height: HIGH + 26, role: "img", "aria-label": `Claims by ${unit}, from ${shownDay(isoOf(first))} to ${shownDay(isoOf(last - 1))}; the most in one ${unit} is ${most}. The dates below do the same as the brush.` });
  for (const bin of bins) {
    if (!bin.n) continue;
    const high = Math.max(2, (bin.n / most) * (HIGH - 14));
    const shown = within(bin) ? "bar" : "bar out";
    svg.append(el("svg:rect", { class: shown, x: x(bin.at) + 0.5, width: Math.max(1.5, x(bin.next) - x(bin.at) - 1), y: HIGH - high, height: high, "data-n": bin.n, "data-from": isoOf(bin.at), "data-to": isoOf(bin.next - 1) },
      el("svg:title", {}, `${binName(bin, unit)}: ${plural(bin.n, "claim")}`)));
  }
  svg.append(el("svg:line", { class: "base", x1: 0, x2: wide, y1: HIGH, y2: HIGH }), ticks(first, last, x, wide), el("svg:text", { class: "most", x: 2, y: 10 }, `${most} at most`));
  const brush = el("svg:rect", { class: "brush", y: 0, height: HIGH, x: 0, width: 0 });
  svg.append(brush);
  showBrush(brush, x, first, last);
  brushable(svg, brush, (at) => first + (at / wide) * (last - first), wide, unit);
  return el("div", { class: "scrolls" }, svg);
}

const within = (bin) => (!state.from || bin.next - 1 >= daysOf(state.from).at) && (!state.to || bin.at <= daysOf(state.to).at) && !state.undated;
function binName(bin, unit) {
  const [year, month] = isoOf(bin.at).split("-");
  return { day: shownDay(isoOf(bin.at)), week: `week of ${shownDay(isoOf(bin.at))}`, month: `${MONTHS[month - 1]} ${year}`, quarter: `${MONTHS[month - 1]} to ${MONTHS[Number(month) + 1]} ${year}`, year }[unit];
}

// Names of years, or of months or days where there are few, far enough apart to be read.
function ticks(first, last, x, wide) {
  const span = last - first;
  const unit = span > 900 ? "year" : span > 60 ? "month" : "day";
  const room = unit === "day" ? 58 : 64;
  const group = el("svg:g", { class: "ticks" });
  let free = -1;
  for (let at = unitStart(first, unit); at < last; at = unitNext(at, unit)) {
    const place = x(at);
    if (place < free || place < 0 || place > wide - (unit === "year" ? 28 : 50)) continue;
    const [year, month, day] = isoOf(at).split("-");
    const name = unit === "year" ? year : unit === "month" ? `${MONTHS[month - 1]} ${year}` : `${Number(day)} ${MONTHS[month - 1]}`;
    group.append(el("svg:line", { x1: place, x2: place, y1: HIGH, y2: HIGH + 5 }), el("svg:text", { x: place + 2, y: HIGH + 18 }, name));
    free = place + room;
  }
  return group;
}

function showBrush(brush, x, first, last) {
  if (!state.from && !state.to) return;
  const from = Math.max(first, state.from ? daysOf(state.from).at : first);
  const to = Math.min(last, state.to ? daysOf(state.to).at + 1 : last);
  brush.setAttribute("x", x(from));
  brush.setAttribute("width", Math.max(1, x(to) - x(from)));
}

// Press and draw to choose a time; press once on a bar for its own time, once on nothing for all times.
function brushable(svg, brush, dayAt, wide, unit) {
  let from = null;
  const place = (event) => Math.max(0, Math.min(wide - 0.01, ((event.clientX - svg.getBoundingClientRect().left) / svg.getBoundingClientRect().width) * wide));
  svg.addEventListener("pointerdown", (event) => { from = place(event); svg.setPointerCapture(event.pointerId); });
  svg.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const to = place(event);
    brush.setAttribute("x", Math.min(from, to));
    brush.setAttribute("width", Math.abs(to - from));
  });
  svg.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const [low, high] = [from, place(event)].sort((a, b) => a - b);
    from = null;
    let [start, end] = [Math.floor(dayAt(low)), Math.floor(dayAt(high))];
    if (high - low < 4) {
      const same = unitStart(start, unit);
      if (state.from === isoOf(same) && state.to === isoOf(unitNext(same, unit) - 1)) [start, end] = [null, null];
      else [start, end] = [same, unitNext(same, unit) - 1];
    }
    Object.assign(state, { from: start === null ? "" : isoOf(start), to: end === null ? "" : isoOf(end), undated: false });
    changed();
  });
}

function dateFields() {
  const field = (name, label) => el("label", {}, `${label} `, el("input", { type: "date", id: `f-${name}`, value: (state[name] || "").length === 10 ? state[name] : "", onchange: (event) => { state[name] = event.target.value; state.undated = false; changed(); } }));
  return el("p", { class: "dates" }, field("from", "From"), field("to", "to"),
    state.from || state.to || state.undated ? button({ class: "plain", onclick: () => { Object.assign(state, { from: "", to: "", undated: false }); changed(); } }, "All times") : null);
}
