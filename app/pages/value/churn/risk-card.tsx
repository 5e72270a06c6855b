import { Text } from "@shopify/polaris";
import { ChartCard } from "../../../components/chart-card.tsx";
import { HeatMap } from "../../../components/charts/heat-map.tsx";
import { formatNumber } from "../../../figures/format.ts";
import { worthSaving } from "./figures.ts";
import type { Figure } from "../../../figures/figure.ts";
import type { RiskMap } from "../../../clv/pictures/risk-map.ts";
import { riskBandName, riskWords, valueBandName, riskCard } from "./words.ts";

interface RiskCardProps {
  map: (RiskMap & { figure: Figure }) | null;
  /** why there is none */
  why: string;
  currency: string;
}

/** Who may stay away, against what they brought. */
export function RiskCard({ map, why, currency }: RiskCardProps) {
  if (!map)
    return <ChartCard title={riskCard.riskAgainstValue} sentence={why} currency={currency} />;
  return (
    <ChartCard
      title={riskCard.riskAgainstValue}
      sentence={riskWords(worthSaving(map), currency)}
      figure={map.figure}
      currency={currency}
    >
      <Text as="p" tone="subdued">
        {riskCard.customersInGroups}
      </Text>
      <HeatMap
        label={riskCard.customersByRisk}
        columns={[
          riskCard.risk,
          ...map.value.map((band, index) => valueBandName(band, index, currency)),
        ]}
        rows={map.risk.map((band, index) => ({
          name: riskBandName(band, index),
          cells: map.customers[index]!.map((value) => ({ value })),
        }))}
        format={formatNumber}
      />
    </ChartCard>
  );
}
