// Trade flows of invented economies, the same each time: what the workbench is measured
// with. Codes begin with X, which ISO 3166 leaves to anybody.

/** Numbers from 0 to 1 that look random and are the same each time (Mulberry32). */
function* numbers(seed) {
  for (;;) {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

const letter = (number) => String.fromCharCode(65 + (number % 26));

/**
 * A tidy file of `rows` rows: as many in each year, in the order of year, exporter and
 * importer, each pair once a year at most. Values have three decimals, as BACI's, and go
 * with the sizes of both economies.
 */
export function madeFlows({ rows, economies = 230, years = 20, first = 1999 }) {
  const random = numbers(rows * 1000 + economies);
  const next = () => random.next().value;
  const codes = Array.from({ length: economies }, (_, at) => `X${letter(Math.floor(at / 26))}${letter(at)}`);
  const sizes = codes.map(() => Math.exp(6 * next() - 3));
  const lines = ["year,exporter,importer,value"];
  for (let year = 0; year < years; year += 1) {
    let wanted = Math.floor((rows * (year + 1)) / years) - Math.floor((rows * year) / years);
    let left = economies * (economies - 1);
    if (wanted > left) throw new Error(`${economies} economies have ${left} pairs, fewer than ${wanted}`);
    for (let i = 0; i < economies; i += 1) {
      for (let j = 0; j < economies; j += 1) {
        if (i === j) continue;
        // Each pair is as likely as any other, and in the end it is as many as wanted.
        if (next() * left < wanted) {
          wanted -= 1;
          const value = 1000 * sizes[i] * sizes[j] * Math.exp(4 * next() - 2);
          lines.push(`${first + year},${codes[i]},${codes[j]},${Math.max(value, 0.001).toFixed(3)}`);
        }
        left -= 1;
      }
    }
  }
  return `${lines.join("\n")}\n`;
}
