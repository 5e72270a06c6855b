import { Text, UnstyledLink } from "@shopify/polaris";
import { useState } from "react";
import { cohortKinds, type CohortKind } from "../../../clv/cohort-fits/first-order-facts.ts";
import { ChartCard } from "../../../components/chart-card.tsx";
import { RangeBar } from "../../../components/charts/range-bar.tsx";
import { ScrollTable } from "../../../components/charts/scroll-table.tsx";
import type { Figure } from "../../../figures/figure.ts";
import { formatNumber } from "../../../figures/format.ts";
import { Choice } from "./choice.tsx";
import type { FitRow } from "./fit-row.ts";
import {
  againstOthersWords,
  becauseWords,
  fitKindNames,
  fitsCard,
  fitsSentence,
  ordersWords,
  worthWords,
} from "./fit-words.ts";

interface FitsCardProps {
  rows: FitRow[];
  figure: Figure;
  /** what a group needs to be shown */
  fewest: { customers: number; repeaters: number };
  currency: string;
}

/** What the models expect of new customers, by what their first order was. */
export function FitsCard({ rows, figure, fewest, currency }: FitsCardProps) {
  const [kind, setKind] = useState<CohortKind>("product");
  const shown = rows.filter((row) => row.kind === kind);
  const most = Math.max(...shown.map(({ valueMinor }) => valueMinor.high));
  return (
    <ChartCard
      title={fitsCard.title}
      sentence={fitsSentence(kind, shown, fewest, currency)}
      figure={figure}
      currency={currency}
    >
      <Choice
        label={fitsCard.firstOrder}
        values={cohortKinds.map((value) => ({ value, content: fitKindNames[value].title }))}
        chosen={kind}
        onChoose={setKind}
      />
      {shown.length > 0 ? (
        <>
          <ScrollTable
            className="cohort-fits"
            caption={fitsCard.caption(fitKindNames[kind].one)}
            columns={[
              fitsCard.firstOrder,
              fitsCard.worth,
              fitsCard.against,
              fitsCard.because,
              fitsCard.orders,
              fitsCard.customers,
            ]}
          >
            {shown.map((row) => (
              <FitLine key={row.key} row={row} most={most} currency={currency} />
            ))}
          </ScrollTable>
          <Text as="p" variant="bodySm" tone="subdued">
            {fitsCard.bars}
            {kind === "product" ? ` ${fitsCard.severalProducts}` : null}
          </Text>
        </>
      ) : null}
    </ChartCard>
  );
}

function FitLine({ row, most, currency }: { row: FitRow; most: number; currency: string }) {
  const { valueMinor } = row;
  return (
    <tr>
      <th scope="row">
        <UnstyledLink url={row.href} className="chart-link group-name">
          {row.name}
        </UnstyledLink>
      </th>
      <td>
        {worthWords(valueMinor, currency)}
        <RangeBar value={valueMinor.value} low={valueMinor.low} high={valueMinor.high} to={most} />
      </td>
      <td>
        {againstOthersWords(row.against)}
        {row.isClear ? <span className="group-clear">{fitsCard.clear}</span> : null}
      </td>
      <td>{becauseWords(row)}</td>
      <td>{ordersWords(row.orders)}</td>
      <td>{formatNumber(row.customers)}</td>
    </tr>
  );
}
