import { Button, ButtonGroup, Text } from "@shopify/polaris";
import { useState } from "react";
import { ChartCard } from "../../../components/chart-card.tsx";
import { HeatMap } from "../../../components/charts/heat-map.tsx";
import { formatCompactMoney, formatNumber, formatPercent } from "../../../figures/format.ts";
import { FEWEST_FOR_SHARES } from "../../../figures/few.ts";
import type { Figure } from "../../../figures/figure.ts";
import { monthName, retentionWords, cohortsCard } from "./words.ts";

export interface CohortRow {
  month: string;
  size: number;
  cells: readonly {
    monthsSince: number;
    share: number;
    /** missing in pictures of earlier releases */
    revenueMinor?: number;
    incomplete: boolean;
  }[];
}

type Measure = "orders" | "revenue";

interface CohortsCardProps {
  cohorts: CohortRow[];
  figure: Figure;
  currency: string;
}

/** Who of a month's new customers ordered in the months after, or what they spent. */
export function CohortsCard({ cohorts, figure, currency }: CohortsCardProps) {
  const [measure, setMeasure] = useState<Measure>("orders");
  const hasRevenue = cohorts.every(({ cells }) =>
    cells.every(({ revenueMinor }) => revenueMinor !== undefined),
  );
  const people = cohorts.reduce((sum, { size }) => sum + size, 0);
  if (people < FEWEST_FOR_SHARES)
    return (
      <ChartCard
        title={cohortsCard.retentionByMonth}
        sentence={cohortsCard.shownFrom(FEWEST_FOR_SHARES)}
        currency={currency}
      />
    );
  const share = figure.value.kind === "share" ? figure.value.share : null;
  const map = cohortMap(cohorts, measure);
  return (
    <ChartCard
      title={cohortsCard.retentionByMonth}
      sentence={retentionWords(share)}
      figure={figure}
      currency={currency}
      choice={
        hasRevenue ? (
          <ButtonGroup variant="segmented">
            <Button size="slim" pressed={measure === "orders"} onClick={() => setMeasure("orders")}>
              {cohortsCard.orders}
            </Button>
            <Button
              size="slim"
              pressed={measure === "revenue"}
              onClick={() => setMeasure("revenue")}
            >
              {cohortsCard.revenue}
            </Button>
          </ButtonGroup>
        ) : null
      }
    >
      <Text as="p" tone="subdued">
        {measure === "orders" ? cohortsCard.shareOfTheMonths : cohortsCard.whatTheySpent}
      </Text>
      <HeatMap
        label={measure === "orders" ? cohortsCard.shareOfCustomers : cohortsCard.revenueACustomer}
        columns={map.columns}
        rows={map.rows}
        {...(map.max === undefined ? {} : { max: map.max })}
        format={(value) =>
          measure === "orders" ? formatPercent(value) : formatCompactMoney(value, currency)
        }
      />
    </ChartCard>
  );
}

/** Newest month last; with revenue the first month is shown too, but does not set the colours. */
export function cohortMap(cohorts: CohortRow[], measure: Measure) {
  const from = measure === "orders" ? 1 : 0;
  const rows = cohorts
    .filter(({ cells }) => cells.length > from)
    .map(({ month, size, cells }) => ({
      name: `${monthName(month)} (${formatNumber(size)})`,
      cells: cells.slice(from).map((cell) => ({
        value: measure === "orders" ? cell.share : (cell.revenueMinor ?? 0) / size,
        incomplete: cell.incomplete,
      })),
    }));
  const most = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const later = rows.flatMap(({ cells }) => cells.slice(1).map(({ value }) => value));
  return {
    columns: [
      cohortsCard.firstOrderIn,
      ...Array.from({ length: most }, (_, index) => String(index + from)),
    ],
    // a month that is too young for a column has an empty cell there
    rows: rows.map(({ name, cells }) => ({
      name,
      cells: Array.from({ length: most }, (_, index) => cells[index] ?? { value: null }),
    })),
    max: measure === "revenue" && later.length > 0 ? Math.max(...later) : undefined,
  };
}
