import type { Strata } from "./strata.ts";

/** With no more ways than this to draw the arms, all of them are looked at. */
const FEW_ASSIGNMENTS = 20_000;

/** In how many ways the arms can be drawn; Infinity as soon as there are more than `FEW_ASSIGNMENTS`. */
export function assignmentsOf({ sizes, drawn }: Pick<Strata, "sizes" | "drawn">): number {
  let ways = 1;
  for (let h = 0; h < sizes.length; h++) {
    const k = Math.min(drawn[h]!, sizes[h]! - drawn[h]!);
    let choose = 1;
    for (let j = 1; j <= k; j++) {
      choose = Math.round((choose * (sizes[h]! - k + j)) / j);
      if (choose > FEW_ASSIGNMENTS) return Infinity;
    }
    ways *= choose;
    if (ways > FEW_ASSIGNMENTS) return Infinity;
  }
  return ways;
}

/** Tells sum and sum of squares of the redrawn side for every way to draw the arms, the one that was among them. */
export function everyAssignment(
  strata: Strata,
  take: (sum: number, squares: number) => void,
): void {
  const within = Array.from(strata.sizes, (_, h) => subsets(strata, h));
  const visit = (h: number, sum: number, squares: number): void => {
    if (h === within.length) take(sum, squares);
    else for (const [a, q] of within[h]!) visit(h + 1, sum + a, squares + q);
  };
  visit(0, 0, 0);
}

/** Sums of every choice of a stratum's members, as many as it has on the redrawn side. */
function subsets({ e, begins, sizes, drawn }: Strata, h: number): [number, number][] {
  const [from, until] = [begins[h]!, begins[h]! + sizes[h]!];
  const found: [number, number][] = [];
  const choose = (at: number, left: number, sum: number, squares: number): void => {
    if (left === 0) found.push([sum, squares]);
    else
      for (let i = at; i <= until - left; i++)
        choose(i + 1, left - 1, sum + e[i]!, squares + e[i]! * e[i]!);
  };
  choose(from, drawn[h]!, 0, 0);
  return found;
}
