// Compiled, never run: the declarations allow what the README shows, and refuse what is wrong.
import type * as Tairi from "../../www/tairi.js";

declare const tairi: typeof Tairi;

// On tairi's own page the same is on the window.
const same: typeof Tairi = window.tairi;
const version: string = tairi.version();

const loaded: Promise<void> = tairi.load("ja");
const list = tairi.datasets("ja");
const rows: number = list[0]!.rows;
const first: Tairi.DatasetId = list[0]!.id;

const table = tairi.dataset("trade-1952-1972");
const texts: string[] = [table.id, table.title, table.unit, table.source, table.coverage, table.terms];
const computed: (number | null)[] = table.notes.map((note) => note.reckoned);
for (const row of table.rows) {
  const byName: number = row.exports_to_japan;
  const byPlace: number | string | null | undefined = row[2];
  // @ts-expect-error no such column
  console.log(byName === byPlace, row.exports_to_mars);
  // @ts-expect-error what is embedded is not written to
  row.year = 1;
}
const column: "year" | "twd_per_usd" | "source" = tairi.dataset("exchange-rate").columns[0]!;
const gap: number | null = tairi.dataset("investment-in-china").rows[0]!.tw_retroactive_cases;
// A name known only at run time gives what all tables have.
const some: Tairi.Dataset = tairi.dataset(first, "zh-TW");
// @ts-expect-error a gap is no number
const filled: number = tairi.dataset("triangle").rows[0]!.jpn_twn;
// @ts-expect-error no such data set
tairi.dataset("nope");
// @ts-expect-error no such language
tairi.datasets("fr");

for (const claim of tairi.claims("ja")) {
  const values: (number | string | null)[] = [claim.stated, claim.computed, claim.difference];
  if (claim.verdict === "differs" && claim.section === "t1") console.log(claim.id, claim.text, claim.unit, values);
  const ground: Tairi.DatasetId[] | undefined = claim.evidence?.datasets;
  const lines: string[] = claim.steps.map((step) => `${step.label} ${step.expression}`);
  console.log(ground, lines);
  // @ts-expect-error no such verdict
  console.log(claim.verdict === "true");
}
// @ts-expect-error no such language
tairi.claims("fr");

const matrix = tairi.intensity({ year: 2005, variant: "paper" });
const economies: readonly string[] = matrix.economies;
for (const cell of matrix.cells) {
  const value: number | null = cell.value;
  const exports: number | null = cell.inputs.x_ij;
  if (cell.reason === "through-hong-kong") console.log(cell.exporter, cell.importer, value, exports);
  // @ts-expect-error no such reason
  console.log(cell.reason === "lost at sea", cell.shares?.in_world_pct);
}
const flows: readonly Tairi.Flow[] = [{ exporter: "A", importer: "B", value: 2 }];
const own: number | null = tairi.intensity({ flows }).year;
// @ts-expect-error an undefined cell has no number
const wrong: number = matrix.cells[0]!.value;
// @ts-expect-error no such variant
tairi.intensity({ year: 2005, variant: "nope" });
// @ts-expect-error the embedded data are asked for by year
tairi.intensity({ variant: "paper" });
// @ts-expect-error a flow has a value
tairi.intensity({ flows: [{ exporter: "A", importer: "B" }] });

async function mounted(place: HTMLElement): Promise<void> {
  const widget: Tairi.Widget = tairi.mount(place, { view: "intensity", lang: "ja", theme: "auto", static: false });
  widget.update({ lang: "zh-TW", yScale: "log", time: "1987..2010", tab: "table", measure: null });
  widget.update({ time: 2005, unit: "twd", also: "japan-side" });
  widget.update({ measure: "mirror", also: null });
  widget.update({ view: "intensity", unit: "lines", focus: "JPN-KOR" });
  const off = widget.on("change", (options) => console.log(options.view, options.time?.length));
  off();
  const svg: string = widget.svg();
  const csv: string = widget.csv();
  const png: Blob = await widget.png();
  console.log(svg, csv, png.size);
  widget.destroy();
  widget.free();
  // @ts-expect-error no such view
  tairi.mount(place, { view: "nope" });
  // @ts-expect-error no such language
  widget.update({ lang: "fr" });
  // @ts-expect-error no such measure
  widget.update({ measure: "nope" });
  // @ts-expect-error no such side
  widget.update({ also: "moon-side" });
  // @ts-expect-error a word is no time
  widget.update({ time: "soon" });
  // @ts-expect-error no such option
  widget.update({ colour: "red" });
  // @ts-expect-error no such event
  widget.on("close", () => {});
  // @ts-expect-error a selector is no element
  tairi.mount("#figure");
}

console.log(same, version, rows, texts, computed, column, gap, some, filled, economies, own, wrong, mounted);
