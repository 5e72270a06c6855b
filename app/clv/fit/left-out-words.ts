import { formatDay as writtenDay } from "../../calendar/days.ts";
import { formatDay } from "../../figures/format.ts";
import { countOf } from "../../figures/words.ts";
import type { LeftOut } from "./left-out.ts";
import type { Lone } from "./lone-dates.ts";

const dayName = (day: number) => formatDay(writtenDay(day));
const isOrAre = ({ orders }: Lone) => `${countOf(orders, "order")} ${orders === 1 ? "is" : "are"}`;

/** Which orders value and states do without, and why; null where there are none. */
export function leftOutWords(leftOut: LeftOut | null): string | null {
  if (leftOut === null) return null;
  const { before, after } = leftOut;
  const parts = [
    before && `${isOrAre(before)} dated ${dayName(before.day)}, years before all others`,
    after && `${isOrAre(after)} dated ${dayName(after.day)}, years after all others`,
  ].filter((part) => part !== null);
  return `${parts.join("; ")}: left out of values and states, because such dates are usually mistyped.`;
}
