import { BlockStack, Text } from "@shopify/polaris";
import { ChartCard } from "../../../components/chart-card.tsx";
import { BarChart } from "../../../components/charts/bar-chart.tsx";
import { Distribution } from "../../../components/charts/distribution.tsx";
import { formatCompactMoney, formatNumber, formatPercent } from "../../../figures/format.ts";
import type { Figure } from "../../../figures/figure.ts";
import { customersWith, whoSpent } from "../customers-with.ts";
import { binName, concentrationWords, distributionCard } from "./words.ts";

interface DistributionCardProps {
  customers: number;
  bins: { fromMinor: number; toMinor: number; customers: number }[];
  shares: {
    customers: number;
    revenue: number;
    /** missing in pictures of earlier releases */
    fromMinor?: number;
  }[];
  /** the shop's day it was counted on */
  asOf: string;
  figure: Figure;
  currency: string;
}

/** Who spends how much, and how much of it comes from few. */
export function DistributionCard({
  customers,
  bins,
  shares,
  asOf,
  figure,
  currency,
}: DistributionCardProps) {
  return (
    <ChartCard
      title={distributionCard.whoBringsTheRevenue}
      sentence={concentrationWords(figure.value, customers, bins, currency)}
      figure={figure}
      currency={currency}
    >
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {distributionCard.customersByWhatThey}
          </Text>
          <Distribution
            label={distributionCard.customersByWhatThey}
            columns={[distributionCard.spentSoFar, distributionCard.customers]}
            bins={bins.map((bin) => ({
              name: binName(bin, currency),
              short: `≥${formatCompactMoney(bin.fromMinor, currency)}`,
              count: bin.customers,
              href: customersWith(whoSpent(bin.fromMinor, bin.toMinor, currency)),
            }))}
            format={formatNumber}
          />
        </BlockStack>
        {shares.length === 0 ? null : (
          <BlockStack gap="100">
            <Text as="h3" variant="headingSm">
              {distributionCard.shareOfRevenue}
            </Text>
            <BarChart
              label={distributionCard.shareOfRevenue}
              columns={[
                distributionCard.customers,
                distributionCard.shareColumn,
                distributionCard.numberOfCustomers,
              ]}
              bars={shares
                // the top hundredth of fifty customers is nobody
                .filter((one) => Math.round(one.customers * customers) >= 1)
                .map((one) => ({
                  name: distributionCard.top(one.customers),
                  value: one.revenue,
                  more: [formatNumber(Math.round(one.customers * customers))],
                  ...(one.fromMinor === undefined
                    ? {}
                    : { href: customersWith(whoSpent(one.fromMinor, null, currency)) }),
                }))}
              format={(share) => formatPercent(share)}
              whole={1}
            />
          </BlockStack>
        )}
        <Text as="p" variant="bodySm" tone="subdued">
          {distributionCard.countedOn(asOf)}
        </Text>
      </BlockStack>
    </ChartCard>
  );
}
