// As udsv.js, but every year is kept, so that the next one need not be read: what tairi does.
import { inferSchema, initParser } from "udsv";
import { Flows } from "./compute.js";

export async function matrix(blob, year) {
  const years = new Map();
  const text = await blob.text();
  initParser(inferSchema(text)).stringArrs(text, (row) => {
    let flows = years.get(row[0]);
    if (!flows) years.set(row[0], (flows = new Flows()));
    flows.add(row[1], row[2], Number(row[3]));
  });
  return years.get(String(year)).intensities();
}
