import { noSeason, type Season } from "../../../../app/clv/season/season.ts";

/** Part of the year at which the peak lies: the middle of December. */
const PEAK = 0.95;

/**
 * The rate 1 + a·cos of the year, in logarithms: waves of 2(−ρ)ᵏ⁻¹ρ/k with ρ = (1 − √(1 − a²))/a.
 * @param amplitude a, above 0 and below 1
 */
export function wave(amplitude: number): Season {
  const rho = (1 - Math.sqrt(1 - amplitude ** 2)) / amplitude;
  const harmonics = [1, 2, 3].flatMap((k) => {
    const size = ((k % 2 === 1 ? 2 : -2) * rho ** k) / k;
    const angle = 2 * Math.PI * k * PEAK;
    return [size * Math.cos(angle), size * Math.sin(angle)];
  });
  return { ...noSeason, reason: "better", harmonics };
}

/** So many times the orders from Black Friday to Cyber Monday. */
export function blackFriday(factor: number): Season {
  const days = { kind: "black-friday", from: 0, to: 3 } as const;
  const events = [{ name: "Black Friday", days, effect: Math.log(factor) }];
  return { ...noSeason, reason: "better", events };
}
