// Chromium, Firefox and WebKit behind one interface, by the standard way to drive
// a browser (WebDriver). Each has a driver that is a program of its own.
//
// Nothing is looked for in the network: Selenium's own manager of browsers is
// never asked, as every program's path is given.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import selenium from "selenium-webdriver";
import http from "selenium-webdriver/http/index.js";
import command from "selenium-webdriver/lib/command.js";
import remote from "selenium-webdriver/remote/index.js";
import { serve } from "../scripts/serve.mjs";
import { CHROMIUM_ARGS, ROOT, browserPath } from "./lib.mjs";
import { noteCanvasTexts, noteTimers } from "./notes.mjs";
import { PATIENCE, settled, until } from "./waits.mjs";

/** A program: where the environment says, among the tools that setup built, or on the PATH. */
function program(variable, ...names) {
  const folders = [join(process.env.TAIRI_TOOLS ?? join(ROOT, ".tools"), "bin"), ...process.env.PATH.split(delimiter), "/usr/bin"];
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const path = [process.env[variable], ...places].find((p) => p && existsSync(p));
  if (!path) throw new Error(`no ${names[0]} found; make setup, or ${variable}=/path/to/${names[0]}`);
  return path;
}

/** A screen that nobody sees, for a browser that cannot do without: `{ display, close }`. */
async function unseenScreen() {
  const server = spawn(program("XVFB", "Xvfb"), ["-displayfd", "3", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const close = () => server.kill();
  process.once("exit", close);
  const number = await new Promise((resolve, reject) => {
    server.stdio[3].once("data", (data) => resolve(String(data).trim()));
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
  return { display: `:${number}`, close };
}

/**
 * The engines. `agent` is how one calls itself, `driver` the program that drives the
 * browser, `asks` what the browser is to be like, `touch` whether a finger of the
 * driver's is one to the page, `foreseen` what its pages may complain of.
 */
export const ENGINES = {
  chromium: {
    name: "Chromium",
    agent: /Chrome\/\d/,
    touch: true,
    driver: () => program("CHROMEDRIVER", "chromedriver"),
    asks: () => ({ browserName: "chrome", "goog:chromeOptions": { binary: browserPath(), args: ["--headless", ...CHROMIUM_ARGS] } }),
  },
  firefox: {
    name: "Firefox",
    agent: / Gecko\/\d.* Firefox\/\d/,
    touch: true,
    driver: () => program("GECKODRIVER", "geckodriver"),
    asks: () => ({
      browserName: "firefox",
      "moz:firefoxOptions": {
        binary: program("FIREFOX", "firefox-esr", "firefox"),
        args: ["-headless"],
        // On a busy machine the driver's finger may lie for longer than the half second after
        // which Firefox takes a tap for a long press, which no button answers.
        prefs: { "ui.click_hold_context_menus.delay": PATIENCE },
      },
    }),
  },
  webkit: {
    name: "WebKit",
    agent: / AppleWebKit\/(?!.*Chrom)/,
    // WebKitGTK's driver takes a finger, but what comes to the page is a mouse.
    touch: false,
    // It has no headless mode, but a screen can be had without one.
    screen: true,
    driver: () => program("WEBKIT_DRIVER", "WebKitWebDriver"),
    // On a busy machine it may lay a frame out once more while it tells sizes. It then says so and
    // tells them with the next picture, as the standard has it: no error of the page's.
    foreseen: [/^error: ResizeObserver loop completed with undelivered notifications/],
    // MiniBrowser comes with the driver, which knows where it is.
    asks: () => ({ browserName: "MiniBrowser" }),
  },
};

/** Runs in a page before all else: notes what goes wrong, and what last touched it. */
function notePage() {
  window.problems = [];
  const note = (text) => window.problems.push(text);
  for (const level of ["debug", "log", "info", "warn", "error"]) {
    const say = console[level];
    console[level] = (...words) => {
      note(`console ${level}: ${words.map(String).join(" ")}`);
      say.apply(console, words);
    };
  }
  // Caught on the way down, so that what could not be loaded is noted, too.
  // With its stack: where WebAssembly ended is else not to be known.
  const where = ({ error }) => (error?.stack ? `\n${error.stack}` : "");
  addEventListener("error", (event) => note(`error: ${event.message ?? `${event.target.src ?? event.target.href} was not loaded`}${where(event)}`), true);
  addEventListener("unhandledrejection", (event) => note(`unhandled: ${event.reason}`));
  addEventListener("securitypolicyviolation", (event) => note(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  addEventListener("pointerdown", (event) => (window.pointer = event.pointerType), true);
}

/**
 * The site, with a script before all others in its page, so that what goes wrong is
 * noted from the very first on, in every engine and by the same means.
 */
export async function startWatchedSite() {
  const dist = join(ROOT, "dist");
  if (!existsSync(join(dist, "index.html"))) throw new Error(`nothing built in ${dist}; make dist`);
  const dir = await mkdtemp(join(tmpdir(), "tairi-engines-"));
  await cp(dist, dir, { recursive: true });
  // A page around the page, as in an article; no window of a desk is as narrow as a phone.
  await writeFile(join(dir, "host.html"), '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body style="margin:0"><iframe style="border:0"></iframe>');
  const page = await readFile(join(dir, "index.html"), "utf8");
  const watched = page.replace("<head>", '<head><script src="watch.js"></script>');
  assert.notEqual(watched, page, "the page has a head");
  await writeFile(join(dir, "index.html"), watched);
  await writeFile(join(dir, "watch.js"), `(${notePage})();(${noteCanvasTexts})();(${noteTimers})();`);
  const site = await serve({ dir });
  return {
    url: site.url,
    async close() {
      await site.close();
      await rm(dir, { recursive: true });
    },
  };
}

/** Starts an engine: its screen where it needs one, its driver, a window. */
export async function startEngine(id) {
  const engine = ENGINES[id];
  const screen = engine.screen ? await unseenScreen() : null;
  const env = { ...process.env, ...(screen ? { DISPLAY: screen.display } : {}) };
  const service = new remote.DriverService.Builder(engine.driver()).setLoopback(true).setEnvironment(env).build();
  const close = async () => {
    await service.kill();
    screen?.close();
  };
  try {
    const client = new http.HttpClient(await service.start());
    const driver = selenium.WebDriver.createSession(new http.Executor(client), new selenium.Capabilities(engine.asks()));
    const found = await driver.getCapabilities();
    await driver.manage().window().setRect({ x: 0, y: 0, width: 1280, height: 960 });
    return new Page(driver, engine, `${found.get("browserName")} ${found.get("browserVersion")}`, async () => {
      await driver.quit().catch(() => {});
      await close();
    });
  } catch (error) {
    await close();
    throw error;
  }
}

/** The one window of an engine. `evaluate` is as Playwright's, so that what lib.mjs sees is seen here. */
class Page {
  constructor(driver, engine, version, close) {
    Object.assign(this, { driver, engine, version, close });
  }

  evaluate(look, ...args) {
    return this.driver.executeScript(look, ...args);
  }

  /** Waits until something seen in the page is so, and gives it. */
  until(what, look, ...args) {
    return until(`${what}, in ${this.engine.name}`, () => this.evaluate(look, ...args));
  }

  /** Opens an address in the window itself. */
  async open(url) {
    await this.driver.switchTo().defaultContent();
    await this.driver.get(url);
    await this.untilReady();
  }

  /** Opens an address in a frame as narrow as a phone, and goes into it. */
  async openFramed(url, width) {
    await this.driver.switchTo().defaultContent();
    await this.driver.get(new URL("host.html", url).href);
    await this.evaluate((src, wide) => Object.assign(document.querySelector("iframe"), { src, width: wide, height: 760 }), url, width);
    await this.driver.switchTo().frame(0);
    await this.untilReady();
  }

  /** Makes the frame that the page is in as wide as wanted. */
  async reframe(width) {
    await this.driver.switchTo().defaultContent();
    await this.evaluate((wide) => void (document.querySelector("iframe").width = wide), width);
    await this.driver.switchTo().frame(0);
    await this.until(`a page ${width} px wide`, (wanted) => innerWidth === wanted, width);
  }

  async untilReady() {
    // Between two pages there may be no document at all.
    const state = await this.until("the page is ready", () => ["ready", "error"].find((state) => state === document.documentElement?.dataset.tairi));
    assert.equal(state, "ready", "<html data-tairi>");
    await settled(this);
  }

  /** Presses keys, where the focus is. */
  async press(...keys) {
    for (const key of keys) await this.driver.actions().sendKeys(selenium.Key[key]).perform();
  }

  async click(selector) {
    await this.driver.findElement(selenium.By.css(selector)).click();
  }

  /** A picture of what is in sight, as a PNG in base 64. (WebKitGTK's of one element is black.) */
  shot() {
    return this.driver.takeScreenshot();
  }

  /** A finger at a point of the window; where the driver has none, a mouse. */
  async tap(x, y) {
    const pointerType = this.engine.touch ? "touch" : "mouse";
    const actions = [
      { type: "pointerMove", origin: "viewport", duration: 0, x: Math.round(x), y: Math.round(y) },
      { type: "pointerDown", button: 0 },
      { type: "pause", duration: 60 },
      { type: "pointerUp", button: 0 },
    ];
    const tap = new command.Command(command.Name.ACTIONS).setParameter("actions", [{ type: "pointer", id: "finger", parameters: { pointerType }, actions }]);
    await this.driver.execute(tap);
  }
}
