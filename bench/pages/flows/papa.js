// Papa Parse, as its documentation has large inputs: in chunks, so that no table of all
// rows is built; its fast mode begins by itself, as there are no quotation marks.
import Papa from "papaparse";
import { Flows } from "./compute.js";

export async function matrix(blob, year) {
  const flows = new Flows();
  const wanted = String(year);
  const chunk = ({ data }) => {
    for (const [when, exporter, importer, value] of data) if (when === wanted) flows.add(exporter, importer, Number(value));
  };
  Papa.parse(await blob.text(), { chunk, chunkSize: 1 << 20 });
  return flows.intensities();
}
