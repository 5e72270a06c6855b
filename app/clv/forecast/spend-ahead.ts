import { chooseSpend, fitSpendLike } from "../fit/choose-spend.ts";
import type { CountFit, FitMethod } from "../fit/count-fit.ts";
import type { OrderLedger } from "../fit/ledger.ts";
import { noSpend, type SpendFit } from "../fit/spend-fit.ts";
import type { Summary } from "../predict/summary.ts";

/**
 * What orders of the `days` ahead are worth.
 * @param like a spend fit whose kind is taken; left out, the kind is chosen from the orders up to the summary's day
 */
export function spendOf(
  ledger: OrderLedger,
  summary: Summary,
  counts: CountFit,
  days: number,
  { like, method = "map" }: { like?: SpendFit | undefined; method?: FitMethod },
): SpendFit {
  if (!summary.hasValues) return noSpend;
  return like
    ? fitSpendLike(like, ledger, summary, counts, days)
    : chooseSpend(ledger, summary, counts, method, days);
}
