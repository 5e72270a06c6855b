import type { Base, Lever } from "../../../../clv/levers/levers.ts";
import { stayOfKnown, stayOfNew } from "../../../../clv/levers/staying.ts";
import { formatWholeMoney } from "../../../../figures/format.ts";
import { factorWords, formulas, leverNames, placeWords } from "./lever-words.ts";

export interface FormulaLine {
  readonly name: string;
  readonly formula: string;
}

/** What each of these levers does, with the shop's own numbers filled in. */
export function formulaLines(
  base: Base,
  moved: readonly { readonly lever: Lever; readonly to: number }[],
  { customerValue, currency }: { customerValue: number | null; currency: string },
): FormulaLine[] {
  const money = (minor: number) => formatWholeMoney(Math.round(minor), currency);
  const { first, again, once, returned } = base.makeup;
  const parts = {
    revenue: money(base.revenue.mean),
    again: money(again.revenue),
    once: money(once.revenue),
    known: money(once.revenue + returned.revenue),
    come: money(first.revenue + again.revenue),
  };
  return moved.map(({ lever, to }) => {
    const from = base.now[lever];
    const ends = {
      from: from === null ? "" : placeWords(lever, from, currency),
      to: placeWords(lever, to, currency),
    };
    const formula =
      lever === "lifespan" && from !== null
        ? formulas.lifespan(parts, ends, stays(from, to), simpleEnds(customerValue, from, to))
        : formulas[lever as Exclude<Lever, "lifespan">](parts, ends);
    return { name: leverNames[lever], formula };
  });

  function simpleEnds(value: number | null, from: number, to: number) {
    return value === null ? null : { from: money(value * from), to: money(value * to) };
  }
}

function stays(from: number, to: number) {
  return {
    known: { from: factorWords(stayOfKnown(from)), to: factorWords(stayOfKnown(to)) },
    fresh: { from: factorWords(stayOfNew(from)), to: factorWords(stayOfNew(to)) },
  };
}
