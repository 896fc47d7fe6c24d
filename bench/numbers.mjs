// What is said of many measurements: medians, the middle half, and how they are written.

const sorted = (values) => [...values].sort((a, b) => a - b);
/** A share of the values is not above this one. */
export const quantile = (values, share) => {
  const all = sorted(values);
  return all[Math.min(all.length - 1, Math.floor(share * all.length))];
};
export const median = (values) => {
  const all = sorted(values);
  const middle = all.length >> 1;
  return all.length % 2 ? all[middle] : (all[middle - 1] + all[middle]) / 2;
};
/** Median with the middle half, as numbers. */
export const spread = (values) => ({ median: median(values), from: quantile(values, 0.25), to: quantile(values, 0.75) });

/** Such numbers in a cell: whole ones, and with a decimal. */
export const ms = ({ median: middle, from, to }) => `${Math.round(middle)} (${Math.round(from)}–${Math.round(to)})`;
export const tenths = ({ median: middle, from, to }) => `${middle.toFixed(1)} (${from.toFixed(1)}–${to.toFixed(1)})`;

/** Parts of a time, with a decimal. */
export const parts = (...numbers) => numbers.map((number) => number.toFixed(1)).join(", ");

/** A library with the version that was measured: of "uDSV, table", too. */
export const called = ({ label, name = label, version }) => (version ? name.replace(/^[^,]+/, (own) => `${own} ${version}`) : name);
