import { gaussLegendre } from "../../numeric/quadrature.ts";
import { normalCdf, normalQuantile } from "../../numeric/special.ts";

/** Chance that a campaign without effect is stopped for losing, over all looks together. */
const LEVEL = 0.025;
const NODES = 200;
/** Brownian paths lower than this many standard deviations of the end never come back. */
const DEEP = 9;
const HALVINGS = 60;

/**
 * The constant c of O'Brien and Fleming's boundary (Biometrics 35, 1979) for looks at any shares of the window: with
 * nothing happening, the chance that z exceeds c/√share at any look is 2.5 %. Found by integrating over the paths
 * (Armitage, McPherson & Rowe 1969); agrees with Jennison & Turnbull's tables to their three decimals.
 * @param shares of the window that have passed at each look, ascending, the last 1
 */
export function boundaryOf(shares: readonly number[]): number {
  if (shares.at(-1) !== 1 || shares.some((share, i) => !(share > (shares[i - 1] ?? 0))))
    throw new RangeError(`found looks at ${shares.join(", ")}, expected ascending shares up to 1`);
  let low = normalQuantile(1 - LEVEL);
  let high = 2 * low;
  for (let i = 0; i < HALVINGS; i++) {
    const c = (low + high) / 2;
    if (crossing(shares, c) > LEVEL) low = c;
    else high = c;
  }
  return (low + high) / 2;
}

/** In terms of z·√share, a Brownian motion, the boundary is the same at every look. */
function crossing(shares: readonly number[], c: number): number {
  const { nodes, weights } = gaussLegendre(NODES);
  const reach = c + DEEP;
  const at = Array.from(nodes, (node) => reach * node - DEEP);
  let density = at.map(() => 0);
  let crossed = 0;
  shares.forEach((share, look) => {
    const sd = Math.sqrt(share - (shares[look - 1] ?? 0));
    const tail = (from: number) => normalCdf((from - c) / sd);
    const bell = (x: number) => Math.exp((-x * x) / (2 * sd * sd)) / (sd * Math.sqrt(2 * Math.PI));
    if (look === 0) {
      crossed += tail(0);
      density = at.map(bell);
      return;
    }
    const mass = density.map((height, i) => height * weights[i]! * reach);
    crossed += mass.reduce((sum, one, i) => sum + one * tail(at[i]!), 0);
    density = at.map((x) => mass.reduce((sum, one, i) => sum + one * bell(x - at[i]!), 0));
  });
  return crossed;
}

/**
 * Whether a campaign is to be stopped early because it loses, at one of its planned looks. It is never stopped for
 * working: a word comes at the end.
 * @param pLoses of the re-randomisation test of what has come in so far
 * @param share of the window that has passed
 * @param boundary of `boundaryOf` the planned looks
 */
export function stopsForLosing(pLoses: number, share: number, boundary: number): boolean {
  return share < 1 && pLoses <= normalCdf(-boundary / Math.sqrt(share));
}
