import { ToldBadge } from "../../components/told-badge.tsx";
import { aboutBadge } from "../../components/words.ts";
import { BlockStack, Card, InlineStack, Text, type BadgeProps } from "@shopify/polaris";
import { DataTable } from "../../components/charts/twin-table.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { formatInstant, formatMoney, formatNumber } from "../../figures/format.ts";
import type { ComparisonRow, Month } from "./comparisons.ts";
import { comparisonsCard } from "./words.ts";

interface Place {
  timeZone: string;
  currency: string;
}

export function ComparisonsCard({ rows, ...place }: { rows: ComparisonRow[] } & Place) {
  return (
    <Card>
      <BlockStack gap="400">
        {rows.map((row) => {
          const { label, tone } = badgeOf(row);
          return (
            <BlockStack key={row.kind} gap="050">
              <InlineStack align="space-between" blockAlign="start" gap="200" wrap={false}>
                <Text as="h3" variant="headingSm">
                  {row.title}
                </Text>
                <ToldBadge about={aboutBadge.standing} tone={tone}>
                  {label}
                </ToldBadge>
              </InlineStack>
              <Text as="p" tone="subdued">
                {wordsOf(row, place.timeZone)}
              </Text>
              {row.failed ? (
                <Text as="p" tone="subdued">
                  {comparisonsCard.theTryOfCame(row.failed.at, place.timeZone, row.failed.why)}
                </Text>
              ) : null}
              {row.drift.length > 0 ? <Drift months={row.drift} {...place} /> : null}
            </BlockStack>
          );
        })}
      </BlockStack>
    </Card>
  );
}

function badgeOf({ last, isRunning }: ComparisonRow): { label: string; tone?: BadgeProps["tone"] } {
  if (isRunning) return { label: comparisonsCard.underWay, tone: "info" };
  if (!last) return { label: comparisonsCard.notYet };
  return last.repaired + last.removed > 0
    ? { label: comparisonsCard.repaired, tone: "attention" }
    : { label: comparisonsCard.equal, tone: "success" };
}

const beforeTheFirst: Record<ComparisonRow["kind"], string> = {
  updates: comparisonsCard.firstWithinHour,
  counts: comparisonsCard.firstAfterNight,
  all: comparisonsCard.firstAfterWeek,
};

function wordsOf({ kind, last }: ComparisonRow, timeZone: string): string {
  if (!last) return beforeTheFirst[kind];
  const at = formatInstant(last.at, timeZone);
  const found = [
    last.repaired > 0 ? comparisonsCard.ordersRepaired(last.repaired) : "",
    last.removed > 0 ? comparisonsCard.removed(last.removed) : "",
  ].filter(Boolean);
  if (last.compared === 0 && found.length === 0) return comparisonsCard.nothingHadChanged(at);
  return found.length > 0
    ? comparisonsCard.someEqual(at, last.equal, found.join(", "))
    : comparisonsCard.comparedAllEqual(at, last.compared);
}

/** What of a month differed before it was repaired. */
function Drift({ months, currency }: { months: Month[] } & Place) {
  const sum = (minor: number | undefined) =>
    minor === undefined ? "–" : formatMoney(minor, currency);
  return (
    <Disclosure label={comparisonsCard.whatDiffered}>
      <DataTable
        caption={comparisonsCard.monthsThatDifferedBefore}
        columns={[
          comparisonsCard.month,
          comparisonsCard.ordersInShopify,
          comparisonsCard.ordersHere,
          comparisonsCard.paidInShopify,
          comparisonsCard.paidHere,
        ]}
        rows={months.map((month) => [
          month.month,
          formatNumber(month.shopify),
          formatNumber(month.held),
          sum(month.shopifyMinor),
          sum(month.heldMinor),
        ])}
      />
    </Disclosure>
  );
}
