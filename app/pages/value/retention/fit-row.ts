import { dayNumber, firstDayOfMonth, formatDay, monthOf } from "../../../calendar/days.ts";
import type { CohortFit } from "../../../clv/cohort-fits/cohort-fits.ts";
import { customersWith } from "../customers-with.ts";
import { groupName } from "./group-words.ts";
import { monthName } from "./words.ts";

/** What a new customer is expected to bring, by the first order, as the page shows it. */
export interface FitRow extends Omit<CohortFit, "name"> {
  name: string;
  /** the customers whose first order was this */
  href: string;
}

export function fitRows(fits: readonly CohortFit[]): FitRow[] {
  return fits.map((fit) => ({
    ...fit,
    name: fit.kind === "month" ? monthName(fit.key) : groupName(fit.kind, fit.key, fit.name),
    href:
      fit.kind === "month"
        ? customersWith(daysOfMonth(fit.key))
        : customersWith({ [`first_${fit.kind}`]: fit.key }),
  }));
}

function daysOfMonth(month: string) {
  const first = dayNumber(`${month}-01`);
  return {
    first_from: formatDay(first),
    first_to: formatDay(firstDayOfMonth(monthOf(first) + 1) - 1),
  };
}
