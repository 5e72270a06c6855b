import { ToldBadge } from "../../components/told-badge.tsx";
import { aboutBadge } from "../../components/words.ts";
import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { Results, Verdict } from "../../experiments/verdict.ts";
import { DataTable } from "../../components/charts/twin-table.tsx";
import { Explained } from "../../components/how-computed.tsx";
import { formatNumber, formatPercent } from "../../figures/format.ts";
import { verdict } from "./words.ts";

interface VerdictProps {
  results: Results;
  /** else the verdict, which a profit leads to, is not told */
  seesCosts: boolean;
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
  works: { label: verdict.works, tone: "success" },
  "no proof yet": { label: verdict.noProofYet, tone: undefined },
  "loses money": { label: verdict.losesMoney, tone: "attention" },
};

/** Treated against held out: rates, profit, and what they allow to say. */
export function VerdictCard({
  results,
  seesCosts,
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
          <div className="figure-head">
            <Text as="h2" variant="headingMd">
              {verdict.verdict}
            </Text>
            <Explained about={verdict.verdict}>
              <ul className="sentences">
                <li>{verdict.countedAreOrders(window.from, timeZone, window.until)}</li>
                <li>{verdict.everybodyAssignedCountsWhether}</li>
                <li>{verdict.orderRatesHaveWilson}</li>
                {seesCosts ? <li>{verdict.profitOfACustomer}</li> : null}
                <li>{verdict.cancelledAndTestOrders}</li>
                {sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </Explained>
          </div>
          {seesCosts ? (
            <ToldBadge about={aboutBadge.verdict} tone={tone}>
              {label}
            </ToldBadge>
          ) : null}
        </InlineStack>
        <Text as="p">{results.reason}</Text>
        <DataTable
          caption={verdict.customersWithACode}
          columns={["", verdict.customers, verdict.ordered, verdict.orderRate, "95% interval"]}
          rows={[
            rateRow(
              verdict.withACode,
              results.treated.members,
              results.treated.buyers,
              results.treatedRate,
            ),
            rateRow(
              verdict.heldOut,
              results.holdout.members,
              results.holdout.buyers,
              results.holdoutRate,
            ),
          ]}
        />
        {results.rateDifference ? (
          <Text as="p">{verdict.rateDifference(results.rateDifference, isOver)}</Text>
        ) : null}
        {profit ? (
          <Text as="p">
            {verdict.profitDifference(profit, currency, isOver)} {costWords(results, marginPercent)}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}

/** Where the costs of a profit come from. */
function costWords(
  { knownShare }: Pick<Results, "knownShare">,
  marginPercent: number | null,
): string {
  if (knownShare === 0) return verdict.costsAreThose;
  // rounded down: what is not all is not called all
  const known = verdict.unitCostsAreKnown(Math.floor(knownShare * 100 + 1e-9));
  if (knownShare >= 1) return `${known}.`;
  return marginPercent === null
    ? verdict.theRestIsLeft(known)
    : verdict.theRestCounts(known, marginPercent);
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
    rate ? verdict.to(rate.low, rate.high) : "–",
  ];
}
