import { InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { firstOrderKinds, type FirstOrderKind } from "../../../clv/pictures/first-order-groups.ts";
import { ChartCard } from "../../../components/chart-card.tsx";
import { HeatMap } from "../../../components/charts/heat-map.tsx";
import { FEWEST_FOR_SHARES } from "../../../figures/few.ts";
import { formatCompactMoney, formatPercent } from "../../../figures/format.ts";
import type { Figure } from "../../../figures/figure.ts";
import { Choice } from "./choice.tsx";
import type { CohortRow } from "./cohorts.ts";
import { cohortMap, groupMap } from "./maps.ts";
import { measures, type GroupRow, type Measure } from "./group-row.ts";
import { kindNames, measureNames } from "./group-words.ts";
import { cohortsCard as words, retentionWords } from "./words.ts";

interface CohortsCardProps {
  cohorts: CohortRow[];
  groups: GroupRow[];
  figure: Figure;
  /** what unit costs are known for; null = what is left is not shown */
  costs: { knownShare: number; marginPercent: number | null } | null;
  currency: string;
}

type By = "month" | FirstOrderKind;

/** What customers did in the months after their first order, by when they came or by what they bought. */
export function CohortsCard({ cohorts, groups, figure, costs, currency }: CohortsCardProps) {
  const [measure, setMeasure] = useState<Measure>("orders");
  const [by, setBy] = useState<By>("month");
  const people = cohorts.reduce((sum, { size }) => sum + size, 0);
  if (people < FEWEST_FOR_SHARES)
    return (
      <ChartCard
        title={words.title}
        sentence={words.shownFrom(FEWEST_FOR_SHARES)}
        currency={currency}
      />
    );
  const share = figure.value.kind === "share" ? figure.value.share : null;
  const format = (value: number) =>
    measure === "orders" ? formatPercent(value) : formatCompactMoney(value, currency);
  const map = by === "month" ? cohortMap(cohorts, measure) : groupMap(groups, by, measure);
  return (
    <ChartCard
      title={words.title}
      sentence={retentionWords(share)}
      figure={figure}
      currency={currency}
    >
      <InlineStack gap="300">
        <Choice
          label={words.firstOrder}
          values={[
            { value: "month" as const, content: words.months },
            ...firstOrderKinds
              .filter((kind) => groups.some((row) => row.kind === kind))
              .map((value) => ({ value, content: kindNames[value].title })),
          ]}
          chosen={by}
          onChoose={setBy}
        />
        <Choice
          label={words.measure}
          values={measures
            .filter((value) => value !== "margin" || costs)
            .map((value) => ({ value, content: measureNames[value] }))}
          chosen={measure}
          onChoose={setMeasure}
        />
      </InlineStack>
      <Text as="p" tone="subdued">
        {words.meaning[measure]} {by === "month" ? "" : words.ofAll}{" "}
        {measure === "margin" && costs
          ? words.costsKnown(costs.knownShare, costs.marginPercent)
          : ""}
      </Text>
      <HeatMap
        label={words.label(measureNames[measure], words.by[by])}
        columns={map.columns}
        rows={map.rows}
        {...(map.max === undefined ? {} : { max: map.max })}
        format={format}
      />
    </ChartCard>
  );
}
