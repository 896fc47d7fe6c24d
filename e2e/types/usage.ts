// Compiled, never run: the declarations allow what the README shows, and refuse what is wrong.
import type * as Tairi from "../../www/tairi.js";

declare const tairi: typeof Tairi;

const version: string = tairi.version();
const table = tairi.dataset("trade-1952-1972");
const id: string = table.id;
const unit: string = table.unit;
const count: number = table.rows.length + table.columns.length + table.notes.length;

const matrix = tairi.intensity({ year: 2005, variant: "paper" });
const economies: readonly string[] = matrix.economies;
for (const cell of matrix.cells) {
  const value: number | null = cell.value;
  const reason: string | null | undefined = cell.reason;
  const exports: number | null = cell.inputs.x_ij;
  console.log(cell.exporter, cell.importer, value, reason, exports);
}

// @ts-expect-error an undefined cell has no number
const wrong: number = matrix.cells[0]!.value;
// @ts-expect-error no such data set
tairi.dataset("nope");
// @ts-expect-error no such variant
tairi.intensity({ year: 2005, variant: "nope" });

async function mounted(place: HTMLElement): Promise<void> {
  const handle = await tairi.mount(place, { view: "intensity", lang: "ja", theme: "auto" });
  await handle.update({ lang: "zh-TW", yScale: "log", time: "1987..2010", tab: "table" });
  const svg: string = await handle.svg();
  const csv: string = await handle.csv();
  console.log(svg, csv, await handle.png());
  handle.destroy();
  // @ts-expect-error no such view
  await tairi.mount(place, { view: "nope" });
  // @ts-expect-error no such language
  await handle.update({ lang: "fr" });
}

// On tairi's own page the same is on the window.
const same: string = window.tairi.version();

console.log(version, id, unit, count, economies, wrong, same, mounted);
