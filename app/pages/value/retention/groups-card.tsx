import { InlineStack, Text, UnstyledLink } from "@shopify/polaris";
import { useState } from "react";
import { firstOrderKinds, type FirstOrderKind } from "../../../clv/pictures/first-order-groups.ts";
import { ChartCard } from "../../../components/chart-card.tsx";
import { RangeBar } from "../../../components/charts/range-bar.tsx";
import { ScrollTable } from "../../../components/charts/scroll-table.tsx";
import { formatNumber } from "../../../figures/format.ts";
import type { Figure } from "../../../figures/figure.ts";
import { Choice } from "./choice.tsx";
import { measures, type GroupRow, type Measure } from "./group-row.ts";
import {
  againstWords,
  clearWords,
  groupsCard,
  kindNames,
  measureNames,
  medianWords,
  valueWords,
} from "./group-words.ts";

interface GroupsCardProps {
  rows: GroupRow[];
  figure: Figure;
  /** what is left after the cost of goods is shown too */
  hasMargin: boolean;
  currency: string;
}

/** What first orders lead to, by what they were, and whether any of it makes a difference. */
export function GroupsCard({ rows, figure, hasMargin, currency }: GroupsCardProps) {
  const [kind, setKind] = useState<FirstOrderKind>("product");
  const [measure, setMeasure] = useState<Measure>("orders");
  const shown = rows.filter((row) => row.kind === kind);
  return (
    <ChartCard
      title={groupsCard.title}
      sentence={clearWords(kind, measure, shown, currency)}
      figure={figure}
      currency={currency}
    >
      <InlineStack gap="300">
        <Choice
          label={groupsCard.firstOrder}
          values={firstOrderKinds.map((value) => ({ value, content: kindNames[value].title }))}
          chosen={kind}
          onChoose={setKind}
        />
        <Choice
          label={groupsCard.measure}
          values={measures
            .filter((value) => value !== "margin" || hasMargin)
            .map((value) => ({ value, content: measureNames[value] }))}
          chosen={measure}
          onChoose={setMeasure}
        />
      </InlineStack>
      {shown.length > 0 ? (
        <ScrollTable
          className="first-orders"
          caption={groupsCard.caption(kindNames[kind].one, groupsCard.within[measure])}
          columns={[
            groupsCard.firstOrder,
            groupsCard.within[measure],
            groupsCard.againstOthers(measure),
            groupsCard.halfAreBackBy,
            groupsCard.customers,
          ]}
        >
          {shown.map((row) => (
            <GroupLine
              key={row.key}
              row={row}
              measure={measure}
              most={Math.max(...shown.map(({ held }) => held[measure]?.high ?? 0))}
              currency={currency}
            />
          ))}
        </ScrollTable>
      ) : null}
      <Text as="p" variant="bodySm" tone="subdued">
        {shown.length > 0 ? groupsCard.bars : ""} {groupsCard.noCountry}
      </Text>
    </ChartCard>
  );
}

interface GroupLineProps {
  row: GroupRow;
  measure: Measure;
  /** end of the bars of the table */
  most: number;
  currency: string;
}

function GroupLine({ row, measure, most, currency }: GroupLineProps) {
  const held = row.held[measure];
  const words = (value: number) => valueWords(measure, value, currency);
  return (
    <tr>
      <th scope="row">
        <UnstyledLink url={row.href} className="chart-link group-name">
          {row.name}
        </UnstyledLink>
      </th>
      <td>
        {held ? (
          <>
            {groupsCard.interval(words(held.value), words(held.low), words(held.high))}
            <RangeBar value={held.value} low={Math.max(0, held.low)} high={held.high} to={most} />
          </>
        ) : (
          groupsCard.none
        )}
      </td>
      <td>
        {againstWords(measure, held?.against ?? null, currency)}
        {held?.isClear ? <span className="group-clear">{groupsCard.clear}</span> : null}
      </td>
      <td>{medianWords(row.median)}</td>
      <td>{formatNumber(row.customers)}</td>
    </tr>
  );
}
