// What runs in a page before all else, and notes what is asked for later.

/**
 * Runs in a page before all else: notes which short timers are still to come. The
 * code's work is put off by such, where a round of it takes long (Yew), and so is
 * what the address is to say, where it was written just before. Timers get small
 * numbers, as browsers give: those of a clock of the tests (`skip`) would not fit
 * the code, which could then not stop them.
 */
export function noteTimers() {
  const { setTimeout, clearTimeout } = window;
  const begun = new Map();
  const waiting = new Set();
  window.shortTimers = waiting;
  const over = (id) => {
    begun.delete(id);
    waiting.delete(id);
  };
  let last = 0;
  window.setTimeout = (work, delay = 0, ...more) => {
    const id = (last += 1);
    const call = (...given) => {
      over(id);
      work(...given);
    };
    begun.set(id, setTimeout(call, delay, ...more));
    if (delay <= 200) waiting.add(id);
    return id;
  };
  window.clearTimeout = (id) => {
    clearTimeout(begun.get(id));
    over(id);
  };
}

/** Runs in a page before all else: notes where on which canvas which letters are. */
export function noteCanvasTexts() {
  window.canvasTexts = new WeakMap();
  const { fillText, clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    window.canvasTexts.delete(this.canvas);
    clearRect.apply(this, box);
  };
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...most) {
    const { actualBoundingBoxLeft: l, actualBoundingBoxRight: r, actualBoundingBoxAscent: a, actualBoundingBoxDescent: d } = this.measureText(text);
    const turned = this.getTransform();
    const corners = [[x - l, y - a], [x + r, y - a], [x - l, y + d], [x + r, y + d]].map(([px, py]) => turned.transformPoint({ x: px, y: py }));
    const [xs, ys] = [corners.map((c) => c.x), corners.map((c) => c.y)];
    const box = { text, x: Math.min(...xs), y: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
    if (!window.canvasTexts.has(this.canvas)) window.canvasTexts.set(this.canvas, []);
    window.canvasTexts.get(this.canvas).push(box);
    fillText.call(this, text, x, y, ...most);
  };
}

/** Runs in a page before all else: notes what moves without the reader having done anything. */
export function noteShifts() {
  const found = [];
  const note = (entries) => {
    for (const { hadRecentInput, value, sources } of entries) if (!hadRecentInput) found.push([value, ...sources.map(({ node }) => node?.className ?? node?.nodeName)]);
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  window.shifts = () => {
    note(observer.takeRecords());
    return found;
  };
}

/** What has moved so far: how far, and what. */
export const shifts = (page) => page.evaluate(() => window.shifts());
/** How far all of it was. */
export const shifted = async (page) => (await shifts(page)).reduce((sum, [value]) => sum + value, 0);
