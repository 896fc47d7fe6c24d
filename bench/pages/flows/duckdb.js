// DuckDB-Wasm: all in SQL. Its own files lie beside the page; nothing comes from elsewhere.
// Columns are named, which is quicker than letting it guess them.
import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from "@duckdb/duckdb-wasm";

let database;
let connection;

export async function begin() {
  database = new AsyncDuckDB(new VoidLogger(), new Worker("duckdb-browser-eh.worker.js"));
  await database.instantiate(new URL("duckdb-eh.wasm", location.href).href);
  connection = await database.connect();
}

export async function matrix(blob, year) {
  await database.registerFileHandle("flows.csv", blob, DuckDBDataProtocol.BROWSER_FILEREADER, true);
  const found = await connection.query(`
    WITH flows AS MATERIALIZED (
      SELECT exporter, importer, sum(value) AS x
      FROM read_csv('flows.csv', header = true, auto_detect = false, delim = ',', quote = '"',
        columns = {year: 'SMALLINT', exporter: 'VARCHAR', importer: 'VARCHAR', value: 'DOUBLE'})
      WHERE year = ${Number(year)} AND exporter <> importer
      GROUP BY exporter, importer
    ),
    exports AS (SELECT exporter AS economy, sum(x) AS total FROM flows GROUP BY exporter),
    imports AS (SELECT importer AS economy, sum(x) AS total FROM flows GROUP BY importer),
    world AS (SELECT sum(x) AS total FROM flows)
    SELECT flows.exporter, flows.importer,
      (flows.x / exports.total) / (theirs.total / (world.total - own.total)) AS intensity
    FROM flows
      JOIN exports ON exports.economy = flows.exporter
      JOIN imports AS theirs ON theirs.economy = flows.importer
      JOIN imports AS own ON own.economy = flows.exporter
      CROSS JOIN world`);
  const [exporters, importers, intensities] = ["exporter", "importer", "intensity"].map((name) => found.getChild(name));
  const places = new Map();
  const place = (code) => {
    if (!places.has(code)) places.set(code, places.size);
    return places.get(code);
  };
  const cells = Array.from({ length: found.numRows }, (_, row) => [place(exporters.get(row)), place(importers.get(row)), intensities.get(row)]);
  const values = new Float64Array(places.size ** 2).fill(NaN);
  for (const [i, j, value] of cells) values[i * places.size + j] = value;
  return { codes: [...places.keys()], values };
}
