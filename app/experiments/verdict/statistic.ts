/** A difference of means, its Welch error, and how many errors it is. */
export interface Studentised {
  tau: number;
  s: number;
  /** tau / s; where s is 0 infinite by the sign of tau, or 0 */
  t: number;
}

/** Beside the spread of all, what is smaller came from rounding. */
const ROUNDING = 1e-12;

/**
 * The statistic as a function of one side's sums: the other side has what is left, so a redraw looks at the smaller
 * side only.
 * @param total size of both sides, and sum of squares of all residuals, which sum to 0
 * @param part size of the one side; `sign` 1 when it is the treated
 */
export function statisticOf(
  total: { n: number; squares: number },
  part: { n: number; sign: 1 | -1 },
): (sum: number, squares: number) => Studentised {
  const rest = total.n - part.n;
  const ofAll = (total.squares / (total.n - 1)) * (1 / part.n + 1 / rest);
  return (sum, squares) => {
    const [mean, meanRest] = [sum / part.n, -sum / rest];
    const variance = Math.max(0, squares - part.n * mean * mean) / (part.n - 1);
    const left = total.squares - squares - rest * meanRest * meanRest;
    const varianceRest = Math.max(0, left) / (rest - 1);
    const tau = part.sign * (mean - meanRest);
    const square = variance / part.n + varianceRest / rest;
    if (square > ROUNDING * ofAll) {
      const s = Math.sqrt(square);
      return { tau, s, t: tau / s };
    }
    const isNothing = tau * tau <= ROUNDING * ofAll;
    return { tau: isNothing ? 0 : tau, s: 0, t: isNothing ? 0 : Math.sign(tau) * Infinity };
  };
}
