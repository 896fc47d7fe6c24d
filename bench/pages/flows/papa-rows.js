// Papa Parse as it is used most: a text in, all rows out.
import Papa from "papaparse";
import { Flows } from "./compute.js";

export async function matrix(blob, year) {
  const flows = new Flows();
  const wanted = String(year);
  for (const [when, exporter, importer, value] of Papa.parse(await blob.text()).data) if (when === wanted) flows.add(exporter, importer, Number(value));
  return flows.intensities();
}
