// What a reader may bring to the workbench, type, or have in an address: right, wrong, odd.
import { BOUNDS, columns, grouped, many, named, years } from "../flows.mjs";

const TIDY = ["year,exporter,importer,value"];
for (const year of [2001, 2002, 2003])
  for (const [from, to, value] of [["JPN", "TWN", 10], ["TWN", "JPN", 20], ["JPN", "USA", 30], ["USA", "JPN", 25], ["TWN", "USA", 15], ["USA", "TWN", 5]]) TIDY.push(`${year},${from},${to},${value + year - 2001}`);
const tidy = `${TIDY.join("\n")}\n`;

/** Flows among so many invented economies. */
function among(count) {
  const code = (i) => `X${String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26))}`;
  const rows = ["year,exporter,importer,value"];
  for (const year of [2001, 2005]) for (let i = 0; i < count; i += 1) for (let j = 0; j < count; j += 1) if (i !== j) rows.push(`${year},${code(i)},${code(j)},${1 + ((i * 31 + j * 17 + year) % 97)}`);
  return rows.join("\n");
}

/** Names of so many letters, and what follows them. */
const long = (letters, more) => Array.from({ length: 30 }, (_, at) => `${at}`.padEnd(letters, "W") + more);

/** Files that are as large as may be, and one larger: src/data/bounds.rs. */
const AT_BOUNDS = {
  "most economies.csv": many(BOUNDS.ECONOMIES),
  "too many economies.csv": many(BOUNDS.ECONOMIES + 1),
  "most years.csv": years(BOUNDS.YEARS),
  "too many years.csv": years(BOUNDS.YEARS + 1),
  "most columns.csv": columns(BOUNDS.COLUMNS),
  "too many columns.csv": columns(BOUNDS.COLUMNS + 1),
  "longest names.csv": named(long(BOUNDS.LETTERS, "")),
  "names too long.csv": named(long(BOUNDS.LETTERS, "x")),
  "names of marks.csv": named(Array.from({ length: 60 }, (_, at) => `Z${"\u0351\u036b\u0343".repeat(3_000)}${at}`)),
  "most groups.csv": grouped(BOUNDS.GROUPS),
  "too many groups.csv": grouped(BOUNDS.GROUPS + 1),
};

/** The largest that is taken: what needs most memory. */
export const LARGEST = "most economies.csv";

/** Files by name. */
export const FILES = {
  ...AT_BOUNDS,
  "three.csv": tidy,
  "tabs.tsv": tidy.replaceAll(",", "\t"),
  "windows.csv": `\ufeff${tidy.replaceAll("\n", "\r\n")}`,
  "semicolons.csv": tidy.replaceAll(",", ";"),
  "twenty.csv": among(20),
  "thirty.csv": among(30),
  "odd columns.csv": tidy.replace("year,exporter,importer,value", "aaa,bbb,ccc,ddd"),
  "one row.csv": "year,exporter,importer,value\n2001,JPN,TWN,1\n",
  "huge.csv": "year,exporter,importer,value\n2001,JPN,TWN,1e300\n2001,TWN,JPN,9e299\n2001,USA,JPN,1e-300\n2001,JPN,USA,0\n",
  "zeros.csv": tidy.replaceAll(/\d+$/gm, "0"),
  "less than nothing.csv": tidy.replaceAll(/,(\d+)$/gm, ",-$1"),
  "twice.csv": tidy + tidy.slice(tidy.indexOf("\n") + 1),
  "<b>markup</b>.csv": 'year,exporter,importer,value,unit\n2001,"<img src=x onerror=alert(1)>",JPN,3,"<script>"\n2001,JPN,"<img src=x onerror=alert(1)>",4,x\n',
  "empty.csv": "",
  "header.csv": "year,exporter,importer,value\n",
  "page.csv": "<!doctype html><html><body>Not found</body></html>",
  "answer.json": '{"data": [{"period": 2001}]}',
  "table.pdf": "%PDF-1.7\n1 0 obj\n",
  "words.txt": "It was a bright cold day\nin April\n",
  "zeroes.bin": "\0".repeat(900),
  "quotes.csv": 'year,exporter,importer,value\n2001,"JPN,TWN,1\n2002,TWN,JPN,2\n',
};

/** What is typed into any field. */
export const TYPED = ["1995", "2005", "1900", "99999", "-1", "", " ", "abc", "JPN TWN", "jpn, usa", "Both", "台灣", "日本🗾", "<b>x</b>", "a".repeat(200), "１９９５", "1995..2000"];

/** Values for the keys of an address, for most of which they are right, for the others not. */
export const VALUES = {
  view: ["trade", "intensity", "investment", "triangle", "china-market", "alliances", "fta", "roadmap", "claims", "workbench", "nothing", ""],
  lang: ["zh-TW", "ja", "en", "fr", "EN"],
  time: ["1987..2010", "2005", "1952..1952", "1995..1996", "2010..1987", "..", "9999", "0", "soon"],
  measure: ["value", "share", "balance", "index", "mirror", "amount", "cases", "net", "closed", "symmetric", "acquisition", "holds", "differs", "<b>"],
  unit: ["usd", "twd", "printed", "matrix", "lines", "electronics", "3", "name", "likeness", "%00"],
  also: ["japan-side", "mirror", "x"],
  series: ["exports", "imports,exports", "nobody", ",,", "jpn"],
  yScale: ["linear", "log", "cubic"],
  tab: ["chart", "table", "sources", "settings"],
  focus: ["1966", "JPN-KOR", "KOR-2005", "stage-2", "event-1985", "phase-cold-war", "1966.share_of_exports_pct", "2005.jpn_pct", "a b", "__proto__", "9".repeat(80)],
  theme: ["auto", "light", "dark", "pink"],
  plain: ["1", "0"],
  static: ["1", "0"],
  transparent: ["1", "no"],
};
