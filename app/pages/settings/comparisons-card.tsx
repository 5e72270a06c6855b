import { Badge, BlockStack, Card, InlineStack, Text, type BadgeProps } from "@shopify/polaris";
import { DataTable } from "../../components/charts/chart-frame.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { countOf, formatInstant, formatMoney, formatNumber } from "../../figures/format.ts";
import type { ComparisonRow, Month } from "./comparisons.ts";

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
                <Badge {...(tone ? { tone } : {})}>{label}</Badge>
              </InlineStack>
              <Text as="p" tone="subdued">
                {wordsOf(row, place.timeZone)}
              </Text>
              {row.failed ? (
                <Text as="p" tone="subdued">
                  The try of {formatInstant(row.failed.at, place.timeZone)} came to nothing:{" "}
                  {row.failed.why} It is tried again every night.
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
  if (isRunning) return { label: "Under way", tone: "info" };
  if (!last) return { label: "Not yet" };
  return last.repaired + last.removed > 0
    ? { label: "Repaired", tone: "attention" }
    : { label: "Equal", tone: "success" };
}

const beforeTheFirst: Record<ComparisonRow["kind"], string> = {
  updates: "The first comes within an hour after all orders were read.",
  counts: "The first comes in the night after all orders were read.",
  all: "The first comes a week after all orders were read.",
};

function wordsOf({ kind, last }: ComparisonRow, timeZone: string): string {
  if (!last) return beforeTheFirst[kind];
  const at = formatInstant(last.at, timeZone);
  const found = [
    last.repaired > 0 ? `${countOf(last.repaired, "order")} repaired` : "",
    last.removed > 0 ? `${countOf(last.removed, "deleted order")} removed` : "",
  ].filter(Boolean);
  if (last.compared === 0 && found.length === 0) return `${at}: nothing had changed.`;
  return found.length > 0
    ? `${at}: ${countOf(last.equal, "order")} equal, ${found.join(", ")}.`
    : `${at}: ${countOf(last.compared, "order")} compared, all equal.`;
}

/** What of a month differed before it was repaired. */
function Drift({ months, currency }: { months: Month[] } & Place) {
  const sum = (minor: number | undefined) =>
    minor === undefined ? "–" : formatMoney(minor, currency);
  return (
    <Disclosure label="What differed">
      <DataTable
        caption="Months that differed, before they were repaired"
        columns={["Month", "Orders in Shopify", "Orders here", "Paid in Shopify", "Paid here"]}
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
