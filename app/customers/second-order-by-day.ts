/** Customers whose first order was on a day and whose second day with an order was another, both as day numbers. */
export interface Return {
  firstDay: number;
  secondDay: number;
  customers: number;
}

/**
 * The median time to the second order as it stood at the end of each day: the Kaplan-Meier estimate of those who had
 * ordered by then, in days; null while fewer than half were back. Each day takes one step of every cohort, so ten years
 * are 13 million additions.
 * @param since the first of the days
 * @param newCustomers by day from `since` on
 * @param returns in order of their second day
 */
export function secondOrderByDay(
  since: number,
  newCustomers: readonly number[],
  returns: readonly Return[],
): (number | null)[] {
  const days = newCustomers.length;
  /** of each cohort, still without a second order */
  const waiting = Float64Array.from(newCustomers);
  /** by days waited: who was watched for so long, and who of them came back then */
  const atRisk = new Float64Array(days);
  const back = new Float64Array(days);
  let next = 0;
  return newCustomers.map((_, today) => {
    for (let first = 0; first <= today; first++) atRisk[today - first]! += waiting[first]!;
    for (; next < returns.length && returns[next]!.secondDay - since <= today; next++) {
      const { firstDay, secondDay, customers } = returns[next]!;
      back[secondDay - firstDay]! += customers;
      waiting[firstDay - since]! -= customers;
    }
    return median(atRisk, back, today);
  });
}

function median(atRisk: Float64Array, back: Float64Array, longest: number): number | null {
  let survival = 1;
  for (let wait = 0; wait <= longest; wait++) {
    if (back[wait]! > 0) survival *= Math.max(0, 1 - back[wait]! / atRisk[wait]!);
    if (survival <= 0.5) return wait;
  }
  return null;
}
