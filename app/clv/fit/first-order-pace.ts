import type { Summary } from "../predict/summary.ts";

/** How their first orders go with age: who is slower stays a one-time buyer for longer. */
export function oneTimeBuyers(
  { size, x, T }: Summary,
  firstValue: ArrayLike<number>,
  alpha: number,
) {
  const [ages, logs, paid]: number[][] = [[], [], []];
  for (let i = 0; i < size; i++) {
    if (x[i]! > 0 || !(firstValue[i]! > 0)) continue;
    ages!.push(Math.log(alpha + T[i]!));
    logs!.push(Math.log(firstValue[i]!));
    paid!.push(firstValue[i]!);
  }
  const n = paid!.length;
  if (n < FEWEST) return { firstScale: 0, firstPower: 0 };
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / n;
  const [age, log] = [mean(ages!), mean(logs!)];
  let spread = 0;
  let slope = 0;
  ages!.forEach((own, i) => {
    spread += (own - age) ** 2;
    slope += (own - age) * (logs![i]! - log);
  });
  const firstPower = spread > 0 ? -slope / spread : 0;
  return {
    firstScale: mean(paid!) / mean(ages!.map((own) => Math.exp(-firstPower * own))),
    firstPower,
  };
}

/** Fewer one-time buyers say nothing of first orders. */
const FEWEST = 20;

/** First orders of some customers over their repeat orders; 1 where either are worth nothing. */
export function ratioOf(firsts: readonly number[], repeats: ArrayLike<number>): number {
  let [first, repeat] = [0, 0];
  firsts.forEach((own, i) => {
    first += Math.max(0, own);
    repeat += repeats[i]!;
  });
  return first > 0 && repeat > 0 ? first / repeat : 1;
}
