// d3-dsv with a row conversion function that keeps nothing.
import { csvParseRows } from "d3-dsv";
import { Flows } from "./compute.js";

export async function matrix(blob, year) {
  const flows = new Flows();
  const wanted = String(year);
  csvParseRows(await blob.text(), ([when, exporter, importer, value]) => {
    if (when === wanted) flows.add(exporter, importer, Number(value));
  });
  return flows.intensities();
}
