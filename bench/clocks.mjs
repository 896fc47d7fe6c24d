// The clocks inside a page that is measured. Functions of this file run in the page and
// know nothing outside themselves.

/**
 * Put into a page before all else. `selector` is there as soon as the figure is; without
 * one, the page calls `bench.drawn()` itself. `picture` is what shows the figure: canvases,
 * or what holds its elements, `laidOut` where the styles alone give it another size. A cursor is drawn by clearing a canvas, or by moving
 * elements: `moves` says which ("canvas", "dom"); `gesture` is the event that asks for it.
 */
export function clocks({ selector, picture, laidOut, moves, gesture }) {
  const bench = { visible: null, usable: null, moves: [], shift: 0, tasks: [] };
  window.bench = bench;
  /** After this thread has painted. */
  const afterPaint = (call) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => call(performance.now());
    channel.port2.postMessage(0);
  };
  /** After the frame that is next has been laid out and painted by this thread. */
  const afterFrame = (call) => requestAnimationFrame(() => afterPaint(call));
  bench.drawn = () =>
    afterFrame((now) => {
      bench.visible ??= now;
      bench.usable ??= now;
    });
  if (selector) {
    const seen = new MutationObserver(() => {
      if (!document.querySelector(selector)) return;
      seen.disconnect();
      afterFrame((now) => {
        bench.visible ??= now;
      });
    });
    seen.observe(document, { childList: true, subtree: true });
  }

  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) bench.shift += value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) bench.tasks.push({ startTime, duration });
  }).observe({ type: "longtask", buffered: true });

  // The memory of WebAssembly is in no account of the browser's that a page can be asked for.
  const memories = new Set();
  const note = (result) => {
    for (const each of Object.values((result.instance ?? result).exports)) if (each instanceof WebAssembly.Memory) memories.add(each);
    return result;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[name];
    WebAssembly[name] = (...given) => own.apply(WebAssembly, given).then(note);
  }
  bench.wasm = () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);

  let cleared = false;
  let drew = false;
  for (const name of ["clearRect", "fillRect", "fill", "stroke", "drawImage", "putImageData"]) {
    const own = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...given) {
      if (name === "clearRect") cleared = true;
      if (this.canvas.isConnected && this.canvas.matches?.(picture)) drew = true;
      return own.apply(this, given);
    };
  }
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver((records) => {
      if (records.some(({ target }) => (target.closest ? target : target.parentElement)?.closest(picture)?.matches(":not(canvas)"))) drew = true;
    }).observe(document.body, { subtree: true, attributes: true, childList: true, characterData: true });
  });
  /** Until the picture has been still for a while: the time from `from` to the end of the last frame that drew. */
  const follow = (from, first) =>
    new Promise((resolve, reject) => {
      let last = null;
      const look = (now) => {
        if (drew) last = now;
        drew = false;
        if (last !== null && now - last > 300) resolve(last - from);
        else if (now - from > 10_000) reject(new Error("nothing was drawn"));
        else afterFrame(look);
      };
      first(look);
    });
  /** Makes a change as a frame begins, and gives the time until the picture has followed. */
  bench.change = (make) =>
    new Promise((resolve, reject) => {
      requestAnimationFrame(() => {
        drew = false;
        const from = performance.now();
        follow(from, afterPaint).then(resolve, reject);
        make();
      });
    });
  // Listeners of a window are called in the order in which they came: this one is the first.
  let heard = () => {};
  window.addEventListener("resize", () => heard());
  /** The time from when the page next hears of another size until the picture has followed. */
  bench.resized = () =>
    new Promise((resolve, reject) => {
      heard = () => {
        heard = () => {};
        drew = false;
        if (laidOut) new ResizeObserver(() => (drew = true)).observe(document.querySelector(picture));
        follow(performance.now(), afterFrame).then(resolve, reject);
      };
    });

  let begun = null;
  bench.listen = () => {
    if (moves === "dom") {
      new MutationObserver(() => {
        cleared = true;
      }).observe(document.body, { subtree: true, attributes: true, childList: true, characterData: true });
    }
    // The first to hear of a move, so that all that it sets off is counted: pages
    // hear of it as `pointermove` first, then as `mousemove`.
    window.addEventListener(
      gesture,
      (event) => {
        // A move that drew nothing before the next one came.
        if (begun) bench.moves.push({ drew: false });
        begun = { at: event.timeStamp, handled: performance.now(), frames: 0 };
        cleared = false;
        const look = () =>
          afterFrame((now) => {
            if (!begun) return;
            begun.frames += 1;
            if (!cleared && begun.frames < 30) {
              look();
              return;
            }
            bench.moves.push({ latency: now - begun.at, work: now - begun.handled, frames: begun.frames, drew: cleared });
            begun = null;
          });
        look();
      },
      { capture: true },
    );
  };
}
