// uDSV as its documentation begins: a text in, all rows out, typed.
import { inferSchema, initParser } from "udsv";
import { Flows } from "./compute.js";

export async function matrix(blob, year) {
  const flows = new Flows();
  const text = await blob.text();
  for (const row of initParser(inferSchema(text)).typedArrs(text)) if (row[0] === year) flows.add(row[1], row[2], row[3]);
  return flows.intensities();
}
