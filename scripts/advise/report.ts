import type { Effect } from "../../app/flash-sales/result/effect.ts";
import type { ProductPair } from "../../app/flash-sales/advice/lift.ts";
import type { Named } from "./advise-log.ts";
import type { ToldSale } from "./judge-log.ts";

const WIDEST_NAME = 36;

/** Pairs as a table; a sequence whose order matters has an arrow. */
export function pairsReport(pairs: readonly (Named<ProductPair> & { directed?: boolean })[]) {
  if (pairs.length === 0) return "No pair was seen in at least 5 orders.";
  const widest = Math.max(...pairs.flatMap(({ a, b }) => [a.length, b.length]));
  const width = Math.min(WIDEST_NAME, widest);
  const name = (text: string) =>
    (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);
  const row = (a: string, mark: string, b: string, cells: readonly string[]) =>
    `${name(a)} ${mark} ${name(b)}${cells.map((cell) => cell.padStart(10)).join("")}`;
  return [
    row("a", " ", "b", ["together", "expected", "lift", "at least"]),
    ...pairs.map(({ a, b, n, expected, lift, low, directed }) =>
      row(a, directed === undefined ? "+" : directed ? "→" : "·", b, [
        String(n),
        expected.toFixed(1),
        lift.toFixed(2),
        low.toFixed(2),
      ]),
    ),
  ].join("\n");
}

/** A sale as a page of text. */
export function saleReport(sale: ToldSale): string {
  const { word, units, revenue, margin, after, buyers, placebos } = sale;
  const of = ({ mean, low, high }: Effect | Record<keyof Effect, null>) =>
    mean === null ? "unknown" : `${round(mean)} (95 %: ${round(low)} to ${round(high)})`;
  return [
    `${word}; tried without a sale at ${placebos} earlier dates`,
    `units    ${of(units)}`,
    `revenue  ${of(revenue)}`,
    `margin   ${of(margin)}`,
    ...(after === null ? [] : [`units of the ${after.days} days after  ${of(after.units)}`]),
    `${buyers.new} new buyers, ${buyers.returning} who had bought before, ${buyers.guests} guests' orders`,
  ].join("\n");
}

const round = (value: number) => Number(value.toPrecision(4)).toString();
