import { BlockStack, Text } from "@shopify/polaris";
import { LEAST_FOR_FIFTHS } from "../../clv/pictures/rfm-picture.ts";
import type { RfmGroup } from "../../clv/pictures/rfm.ts";
import { ChartCard } from "../../components/chart-card.tsx";
import { useLater } from "../../components/later.ts";
import { DataTable } from "../../components/charts/twin-table.tsx";
import { formatWholeMoney, formatNumber } from "../../figures/format.ts";
import type { Figure } from "../../figures/figure.ts";
import { rfmLabels } from "../../clv/pictures/rfm-words.ts";
import { rfmCard } from "./help-words.ts";

interface GroupRow {
  group: RfmGroup;
  customers: number;
  revenueMinor: number;
}

/** Which group carries the shop. */
export function rfmWords(groups: readonly GroupRow[]): string {
  const customers = groups.reduce((sum, one) => sum + one.customers, 0);
  const revenue = groups.reduce((sum, one) => sum + one.revenueMinor, 0);
  const best = [...groups].sort((a, b) => b.revenueMinor - a.revenueMinor)[0];
  if (!best || customers === 0 || revenue <= 0) return rfmCard.everyCustomer;
  return rfmCard.broughtMost(
    rfmLabels[best.group],
    best.revenueMinor / revenue,
    best.customers / customers,
  );
}

/** What stands in the column of Shopify's counts: undefined while it is asked, null when it does not tell. */
type ShopifyCounts = Record<string, number> | null | undefined;

export function rfmRows(
  groups: readonly GroupRow[],
  shopify: ShopifyCounts,
  currency: string,
): string[][] {
  return groups.map(({ group, customers, revenueMinor }) => {
    const theirs = shopify?.[group];
    const ours = group === "PROSPECTS" && customers === 0;
    return [
      rfmLabels[group],
      ours ? "–" : formatNumber(customers),
      shopify === undefined ? "…" : theirs === undefined ? "–" : formatNumber(theirs),
      ours ? "–" : formatWholeMoney(revenueMinor, currency),
    ];
  });
}

interface RfmCardProps {
  rfm: { groups: GroupRow[]; figure: Figure } | null;
  shopify: Promise<Record<string, number> | null>;
  currency: string;
}

/** Our RFM groups beside Shopify's counts of its own, which arrive when Shopify answers. */
export function RfmCard({ rfm, shopify, currency }: RfmCardProps) {
  const counts = useLater(shopify);
  if (!rfm)
    return (
      <ChartCard
        title={rfmCard.rfmGroups}
        sentence={rfmCard.shownLater(LEAST_FOR_FIFTHS)}
        currency={currency}
      />
    );
  return (
    <ChartCard
      title={rfmCard.rfmGroups}
      sentence={rfmWords(rfm.groups)}
      figure={rfm.figure}
      currency={currency}
    >
      <BlockStack gap="200">
        <div className="groups">
          <DataTable
            caption={rfmCard.customersAndRevenue}
            columns={[rfmCard.group, rfmCard.customers, rfmCard.inShopify, rfmCard.revenueSoFar]}
            rows={rfmRows(rfm.groups, counts, currency)}
          />
        </div>
        <Text as="p" variant="bodySm" tone="subdued">
          {counts === null ? rfmCard.shopifyDidNotTell : rfmCard.shopifysOwnGroupsNeed}
        </Text>
      </BlockStack>
    </ChartCard>
  );
}
