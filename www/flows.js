// Begins the engine that reads a reader's trade flows (src/engine/), off the page's
// thread where that can be had. This file runs in two places: the page imports it for
// `connect`, and the worker that it then makes is this file once more, or a part of it.
// scripts/slim.mjs puts the engine's own JavaScript in.

/* global TAIRI_GLUE -- makes one engine's JavaScript, with what stands in for `queueMicrotask` */
/** All that runs where the engine works; as a text it is a worker's whole script, so it knows nothing around it. */
function beside() {
  const glue = TAIRI_GLUE;

  /**
   * Serves whoever holds the port's other end; every `slice` milliseconds all else has
   * its turn. Where the engine stops, `{lost}` is said in its place, with the bytes of
   * memory that it had. Gives what makes it stop reading.
   */
  async function serve(port, module, slice) {
    let memory;
    const lost = () => {
      port.onmessage = null;
      port.postMessage({ lost: memory?.buffer.byteLength ?? 0 });
    };
    const guarded = (task) => {
      try {
        task();
      } catch {
        lost();
      }
    };
    // All that goes on later in the engine begins as a microtask.
    const engine = glue((task) => queueMicrotask(() => guarded(task)));
    try {
      ({ memory } = await engine.default({ module_or_path: module }));
      engine.begin(port, slice);
      port.onmessage = ({ data }) => guarded(() => engine.hear(data));
    } catch {
      lost();
    }
    return () => guarded(() => engine.hear({ kind: "cancel" }));
  }

  if (typeof DedicatedWorkerGlobalScope === "function" && self instanceof DedicatedWorkerGlobalScope) {
    onmessage = async ({ data: { port, module, probe } }) => {
      // In some places a worker is given files that it cannot read.
      postMessage(await probe.text().catch(() => ""));
      serve(port, module, 100);
    };
  }
  return serve;
}
const serve = beside();

/** Milliseconds in which a worker has to answer that it is there. */
const PATIENCE = 5000;
/** Milliseconds that the engine works at a stretch where the page waits for it. */
const SLICE = 12;

/** Ways to make a worker, the best one first: from this file; from its text, where it is of another origin than the page. */
const ways = [
  () => new Worker(trusted(import.meta.url), { type: "module" }),
  () => {
    const url = URL.createObjectURL(new Blob([`(${beside})()`], { type: "text/javascript" }));
    const made = new Worker(trusted(url));
    made.addEventListener("message", () => URL.revokeObjectURL(url), { once: true });
    return made;
  },
];
if (import.meta.url.startsWith("blob:")) ways.shift();

let policy;
function trusted(url) {
  policy ??= globalThis.trustedTypes?.createPolicy("tairi-flows", { createScriptURL: (each) => each });
  return policy ? policy.createScriptURL(url) : url;
}

/** A worker made this way that answers, with the port to it; fails if it is refused. */
const worker = (way, module) =>
  new Promise((resolve, reject) => {
    const made = way();
    const { port1: port, port2 } = new MessageChannel();
    const refused = () => {
      clearTimeout(late);
      made.terminate();
      reject();
    };
    const late = setTimeout(refused, PATIENCE);
    made.onerror = (event) => {
      // It is no news to the page, which does the work itself.
      event.preventDefault();
      refused();
    };
    made.onmessage = ({ data }) => {
      if (!data) return refused();
      clearTimeout(late);
      // From now on it is a loss.
      made.onerror = made.onmessageerror = () => port.dispatchEvent(new MessageEvent("message", { data: { lost: 0 } }));
      resolve({ made, port });
    };
    made.postMessage({ port: port2, module, probe: new Blob(["tairi"]) }, [port2]);
  });

/**
 * An engine, and how to end it: `{port, end, apart}`. The port takes and gives the
 * messages of src/engine/messages.rs; `apart` says whether it works beside the page.
 * `module` is the engine's compiled code.
 */
export async function connect(module) {
  while (ways.length) {
    const [way] = ways;
    try {
      const { made, port } = await worker(way, module);
      const end = () => {
        made.terminate();
        port.close();
      };
      return { port, end, apart: true };
    } catch {
      // Refused once, it would be again.
      if (ways[0] === way) ways.shift();
    }
  }
  const { port1: port, port2 } = new MessageChannel();
  const stop = serve(port2, module, SLICE);
  const end = () => {
    stop.then((stopped) => stopped());
    port.close();
  };
  return { port, end, apart: false };
}
