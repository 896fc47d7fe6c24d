// Chance that can be had again: the same seed gives the same choices.

/** Numbers from 0 to 1 by a seed: mulberry32. */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The chances of one action. Each has its own, by seed and number, so that an action
 * which draws more or less does not change all that follow.
 */
export function chances(seed, number) {
  const share = numbers(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const int = (from, to) => from + Math.floor(share() * (to - from + 1));
  const pick = (list) => list[int(0, list.length - 1)];
  return {
    share,
    int,
    pick,
    may: (part) => share() < part,
    /** One of `{ name: weight }`. */
    weighed(weights) {
      const names = Object.keys(weights);
      let left = share() * names.reduce((sum, name) => sum + weights[name], 0);
      return names.find((name) => (left -= weights[name]) < 0) ?? names.at(-1);
    },
  };
}
