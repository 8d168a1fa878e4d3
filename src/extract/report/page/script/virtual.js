// A list of which only the rows near the window are there. Heights are guessed until a row was seen.
class VirtualList {
  constructor(list) {
    this.list = list;
    this.count = 0;
    this.onScroll = () => { if (!this.waiting) this.waiting = requestAnimationFrame(() => { this.waiting = 0; this.draw(); }); };
    addEventListener("scroll", this.onScroll, { passive: true });
    this.onResize = () => this.again();
    addEventListener("resize", this.onResize);
  }

  // `row(i)` makes the i-th row; `guess` is its height in pixels.
  show(count, guess, row) {
    this.count = count;
    this.row = row;
    this.heights = new Float64Array(count).fill(guess);
    this.sum();
    this.drawn = null;
    this.draw();
  }

  sum() {
    this.tops = new Float64Array(this.count + 1);
    for (let i = 0; i < this.count; i += 1) this.tops[i + 1] = this.tops[i] + this.heights[i];
  }

  at(y) {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.tops[middle + 1] <= y) low = middle + 1;
      else high = middle;
    }
    return Math.min(low, this.count);
  }

  draw(again) {
    if (!this.list.isConnected) return;
    const top = -this.list.getBoundingClientRect().top;
    const first = Math.max(0, this.at(top - 300));
    const last = Math.min(this.count, this.at(top + innerHeight + 300) + 1);
    if (this.drawn && this.drawn[0] === first && this.drawn[1] === last) return;
    const held = this.list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const rows = [];
    for (let i = first; i < last; i += 1) rows.push(this.row(i));
    this.list.style.paddingTop = `${this.tops[first]}px`;
    this.list.style.paddingBottom = `${this.tops[this.count] - this.tops[last]}px`;
    fill(this.list, rows);
    this.drawn = [first, last];
    if (held) { const same = this.list.querySelector(`[data-key="${CSS.escape(held)}"]`); if (same) same.focus({ preventScroll: true }); }
    if (this.measure(first, rows) && !again) { this.drawn = null; this.draw(true); }
  }

  // Draws anew after what rows say, or the width of the list, has changed; the first row in the window stays where it is.
  again() {
    const edge = byId("bar").getBoundingClientRect().bottom;
    const held = [...this.list.children].find((row) => row.getBoundingClientRect().bottom > edge);
    const [place, top] = held ? [held.ariaPosInSet, held.getBoundingClientRect().top] : [null, 0];
    this.drawn = null;
    this.draw();
    const same = held && [...this.list.children].find((row) => row.ariaPosInSet === place);
    if (same) scrollBy({ top: same.getBoundingClientRect().top - top, behavior: "instant" });
  }

  // Takes the heights of the rows that are there; whether any was guessed wrong.
  measure(first, rows) {
    let wrong = false;
    rows.forEach((row, i) => {
      const height = row.getBoundingClientRect().height;
      if (Math.abs(height - this.heights[first + i]) > 0.5) { this.heights[first + i] = height; wrong = true; }
    });
    if (wrong) this.sum();
    return wrong;
  }

  // Brings the i-th row into the window.
  reveal(i) {
    for (let tries = 0; tries < 3; tries += 1) {
      const box = this.list.getBoundingClientRect();
      const [top, bottom] = [box.top + this.tops[i], box.top + this.tops[i + 1]];
      const edge = byId("bar").getBoundingClientRect().bottom + 8;
      if (top >= edge && bottom <= innerHeight) break;
      scrollTo({ top: scrollY + top - Math.max(edge, innerHeight / 4), behavior: "instant" });
      this.draw();
    }
  }

  close() {
    removeEventListener("scroll", this.onScroll);
    removeEventListener("resize", this.onResize);
  }
}
