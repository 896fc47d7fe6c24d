// What runs in a page while the job of flows measures it: its clocks, and tairi's two ways;
// those of the libraries are in bench/pages/flows/.

/** Runs in a page: what all ways share. */
export function clocks() {
  /** How long the page stood still at a stretch, at the most, until it is asked. */
  window.watch = () => {
    let [longest, last, going] = [0, performance.now(), true];
    const look = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (going) setTimeout(look);
    };
    setTimeout(look);
    return () => {
      look();
      going = false;
      return longest;
    };
  };
  const drawn = [];
  const { drawImage } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.drawImage = function (...given) {
    drawImage.apply(this, given);
    if (this.canvas.classList.contains("picture")) for (const heard of drawn.splice(0)) heard();
  };
  /** The end of the frame in which the heat map is drawn next. */
  window.heatDrawn = () =>
    new Promise((resolve) => {
      drawn.push(() =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now());
          port2.postMessage(0);
        }),
      );
    });
}

/** Runs in tairi's page: its engine, asked as the workbench asks it, and its API. */
export async function engineWay({ base, year }) {
  const { connect } = await import(`${base}.js`);
  const code = await WebAssembly.compileStreaming(fetch(`${base}.wasm`));
  let seat;
  let memory;
  const ask = (kind, fields) =>
    new Promise((resolve, reject) => {
      seat.port.onmessage = ({ data }) => data.progress || (data.ok ? resolve(data.ok) : reject(new Error(JSON.stringify(data))));
      seat.port.postMessage({ id: 1, kind, ...fields });
    });
  window.way = {
    begin: async () => {
      seat = await connect(code);
      if (!seat.apart) throw new Error("no worker");
      await window.way.matrix(window.small, year);
    },
    matrix: async (file, year) => {
      await ask("look", { file });
      ({ memory } = await ask("read", { file }));
      const { codes, exported } = await ask("year", { year });
      const n = codes.length;
      const rows = exported.reduce((count, value) => count + (value === value), 0);
      const [exporter, importer, value] = [new Uint16Array(rows), new Uint16Array(rows), new Float64Array(rows)];
      for (let at = 0, row = 0; at < n * n; at += 1) {
        if (exported[at] !== exported[at]) continue;
        exporter[row] = at / n;
        importer[row] = at % n;
        value[row] = exported[at];
        row += 1;
      }
      const found = window.tairi.intensity({ flows: { economies: codes, exporter, importer, value }, year, variant: "net" });
      return { codes: found.economies, values: found.values };
    },
    memory: () => memory,
  };
}

/** Runs in tairi's page: a file is picked, and the heat map drawn. */
export function appWay() {
  window.way = {
    /** The button is pressed; what that begins is done long before a reader has chosen. */
    press: async () => {
      document.querySelector("[data-bring] button").click();
      await new Promise((resolve) => setTimeout(resolve, 1000));
    },
    matrix: async (blob) => {
      const input = document.querySelector("[data-bring] input[type=file]");
      const transfer = new DataTransfer();
      transfer.items.add(new File([blob], "flows.csv", { type: "text/csv" }));
      input.files = transfer.files;
      const drawn = window.heatDrawn();
      input.dispatchEvent(new Event("change", { bubbles: true }));
      await drawn;
      return null;
    },
  };
}
