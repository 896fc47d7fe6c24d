// The plain JavaScript that stands behind each parser: one pass over the rows, a number
// for each code, sums in typed arrays; then the intensity of all pairs,
// (x_ij ÷ X_i) ÷ (M_j ÷ (W − M_i)).

/** The flows of one year, row by row, and what they add up to. */
export class Flows {
  constructor() {
    this.places = new Map();
    this.wide = 256;
    this.x = new Float64Array(this.wide ** 2).fill(NaN);
  }

  place(code) {
    let place = this.places.get(code);
    if (place === undefined) {
      place = this.places.size;
      this.places.set(code, place);
      if (place === this.wide) this.widen();
    }
    return place;
  }

  widen() {
    const wide = this.wide * 2;
    const x = new Float64Array(wide ** 2).fill(NaN);
    for (let i = 0; i < this.wide; i += 1) x.set(this.x.subarray(i * this.wide, (i + 1) * this.wide), i * wide);
    this.wide = wide;
    this.x = x;
  }

  add(exporter, importer, value) {
    // Both first: the second may make it wider.
    const i = this.place(exporter);
    const j = this.place(importer);
    const at = i * this.wide + j;
    const sum = this.x[at];
    this.x[at] = sum === sum ? sum + value : value;
  }

  /** Codes, and the intensities row by row; `NaN` where there is none. */
  intensities() {
    const n = this.places.size;
    const [exports, imports] = [new Float64Array(n), new Float64Array(n)];
    let world = 0;
    for (let i = 0; i < n; i += 1) {
      for (let j = 0; j < n; j += 1) {
        const x = this.x[i * this.wide + j];
        if (x !== x) continue;
        exports[i] += x;
        imports[j] += x;
        world += x;
      }
    }
    const values = new Float64Array(n * n);
    for (let i = 0; i < n; i += 1) {
      const scale = (world - imports[i]) / exports[i];
      for (let j = 0; j < n; j += 1) {
        const value = imports[i] > 0 && imports[j] > 0 && i !== j ? (this.x[i * this.wide + j] * scale) / imports[j] : NaN;
        values[i * n + j] = value;
      }
    }
    return { codes: [...this.places.keys()], values };
  }
}
