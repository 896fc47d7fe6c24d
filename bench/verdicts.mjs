// The budgets of the design: what a number has to be, and what it is. Pure, so that
// a lost budget can be tried without losing one.

/** How budgets are written: the number with its unit. */
export const UNITS = {
  ratio: (value) => `${value.toFixed(2)} ×`,
  faster: (value) => `${value.toFixed(1)} × faster`,
  ms: (value) => `${value < 20 ? value.toFixed(1) : Math.round(value)} ms`,
  bytes: (value) => `${Math.round(value).toLocaleString("en")} bytes`,
  MB: (value) => `${Math.round(value / 1e6)} MB`,
  shift: (value) => String(Number(value.toFixed(4))),
};

/**
 * A budget with its verdict. `limit` and, where there is one, `stretch` bound `value`
 * from above, or with `atLeast` from below. `also` says more of what it is, `why` why it
 * is lost (or lost all the same, if `broken` says what went wrong), with the run's own numbers.
 */
export function budget({ name, value, limit, stretch = null, unit, atLeast = false, also = "", why = "", broken = "" }) {
  const say = UNITS[unit];
  const within = (bound) => bound !== null && (atLeast ? value >= bound : value <= bound);
  // What is no number is within nothing.
  const kept = !broken && within(limit);
  return {
    name,
    is: Number.isFinite(value) ? `${say(value)}${also ? ` (${also})` : ""}` : "not measured",
    limit: say(limit),
    stretch: stretch === null ? "" : say(stretch),
    kept,
    verdict: kept ? (within(stretch) ? "kept, stretch too" : "kept") : "lost",
    why: kept ? "" : broken || why,
  };
}

/** A budget that `make test` holds, and no run of the bench. */
export const tested = (name, limit) => ({ name, is: "", limit, stretch: "", kept: true, verdict: "checked by `make test`", why: "" });

export const VERDICT_HEAD = ["budget", "is", "limit", "stretch", "verdict"];

/** The cells of a budget's row; a lost one has its reason. */
export const verdictRow = ({ name, is, limit, stretch, verdict, why }) => [name, is, limit, stretch, why ? `${verdict}: ${why}` : verdict];
