import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { Results, Verdict } from "../../experiments/verdict.ts";
import { DataTable } from "../../components/charts/chart-frame.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { formatInstant, formatMoney, formatNumber, formatPercent } from "../../figures/format.ts";

interface VerdictProps {
  results: Results;
  /** of goods of unknown cost; null = not given */
  marginPercent: number | null;
  window: { from: string; until: string };
  /** what else there is to know of the two sides */
  sentences: string[];
  isOver: boolean;
  currency: string;
  timeZone: string;
}

const words: Record<Verdict, { label: string; tone: "success" | "attention" | undefined }> = {
  works: { label: "Works", tone: "success" },
  "no proof yet": { label: "No proof yet", tone: undefined },
  "loses money": { label: "Loses money", tone: "attention" },
};

/** Treated against held out: rates, profit, and what they allow to say. */
export function VerdictCard({
  results,
  marginPercent,
  window,
  sentences,
  isOver,
  currency,
  timeZone,
}: VerdictProps) {
  const { label, tone } = words[results.verdict];
  const profit = results.profitDifference;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Verdict
          </Text>
          <Badge tone={tone}>{label}</Badge>
        </InlineStack>
        <Text as="p">{results.reason}</Text>
        <DataTable
          caption="Customers with a code and customers held out"
          columns={["", "Customers", "Ordered", "Order rate", "95% interval"]}
          rows={[
            rateRow(
              "With a code",
              results.treated.members,
              results.treated.buyers,
              results.treatedRate,
            ),
            rateRow(
              "Held out",
              results.holdout.members,
              results.holdout.buyers,
              results.holdoutRate,
            ),
          ]}
        />
        {results.rateDifference ? (
          <Text as="p">
            Difference in order rate{isOver ? "" : " so far"}: ~
            {points(results.rateDifference.value)} points (95% interval{" "}
            {points(results.rateDifference.low)} to {points(results.rateDifference.high)}).
          </Text>
        ) : null}
        {profit ? (
          <Text as="p">
            Difference in profit for each customer{isOver ? "" : " so far"}: ~
            {formatMoney(Math.round(profit.value), currency)} (95% interval{" "}
            {formatMoney(Math.round(profit.low), currency)} to{" "}
            {formatMoney(Math.round(profit.high), currency)}). {costWords(results, marginPercent)}
          </Text>
        ) : null}
        <Disclosure label="How this is computed">
          <ul className="sentences">
            <li>
              Counted are orders from {formatInstant(window.from, timeZone)} until{" "}
              {formatInstant(window.until, timeZone)}. The window was settled at launch.
            </li>
            <li>
              Everybody assigned counts, whether they used their code or not (intention to treat).
            </li>
            <li>
              Order rates have Wilson intervals, their difference Newcombe’s; profit is compared
              with Welch’s interval.
            </li>
            <li>
              Profit of a customer = revenue − unit costs, where Shopify has a cost per item and you
              let Boomerang read it. For all other goods it is margin × revenue − (1 − margin) ×
              discount: the cost of the goods stays the same when the price falls.
            </li>
            <li>Cancelled and test orders do not count; returns are taken off.</li>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Disclosure>
      </BlockStack>
    </Card>
  );
}

/** Where the costs of a profit come from. */
export function costWords(
  { knownShare }: Pick<Results, "knownShare">,
  marginPercent: number | null,
): string {
  if (knownShare === 0) return "Costs are those of your margin.";
  // rounded down: what is not all is not called all
  const known = `Unit costs are known for ${Math.floor(knownShare * 100 + 1e-9)}% of these sales`;
  if (knownShare >= 1) return `${known}.`;
  return marginPercent === null
    ? `${known}; the rest is left out.`
    : `${known}; the rest counts with your margin of ${marginPercent}%.`;
}

function rateRow(
  name: string,
  members: number,
  buyers: number,
  rate: { value: number; low: number; high: number } | null,
): string[] {
  return [
    name,
    formatNumber(members),
    formatNumber(buyers),
    rate ? formatPercent(rate.value) : "–",
    rate ? `${formatPercent(rate.low)} to ${formatPercent(rate.high)}` : "–",
  ];
}

function points(share: number): string {
  const value = share * 100;
  return `${value > 0 ? "+" : value < 0 ? "−" : ""}${formatNumber(Math.abs(value), 1)}`;
}
