// d3-dsv as it is used most: a text in, all rows out, as arrays, which are quicker made
// than objects.
import { csvParseRows } from "d3-dsv";
import { Flows } from "./compute.js";

export async function matrix(blob, year) {
  const flows = new Flows();
  const wanted = String(year);
  for (const [when, exporter, importer, value] of csvParseRows(await blob.text())) if (when === wanted) flows.add(exporter, importer, Number(value));
  return flows.intensities();
}
