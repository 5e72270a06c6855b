import { customerStates, stateKeys } from "../../clv/states/states.ts";
import { ChartCard } from "../../components/chart-card.tsx";
import { FlowMap } from "../../components/charts/flow-map.tsx";
import { formatDay, formatNumber } from "../../figures/format.ts";
import { flowWords, NEWCOMERS, type FlowRow } from "./words.ts";

interface FlowCardProps {
  flow: { since: string; until: string; moves: FlowRow[] } | null;
  currency: string;
}

/** Who moved from which state to which. */
export function FlowCard({ flow, currency }: FlowCardProps) {
  return (
    <ChartCard
      title="Moves between states"
      sentence={flowWords(flow)}
      currency={currency}
      {...(flow
        ? {
            figure: {
              key: "state-flow",
              label: "Customers in another state, or new",
              value: {
                kind: "count",
                value: flow.moves.reduce((sum, move) => sum + move.customers, 0),
              },
              how: {
                formula: "state of the first day against state of the last day of the period",
                inputs: [
                  { label: "From", value: { kind: "day", day: flow.since } },
                  { label: "To", value: { kind: "day", day: flow.until } },
                ],
                counted: [
                  "At most the last 30 days.",
                  "Those who came back to the state they were in are not drawn, nor are those who stayed.",
                ],
                missing: [],
              },
            },
          }
        : {})}
    >
      {flow && flow.moves.length > 0 ? (
        <FlowMap
          label={`Customers who changed state between ${formatDay(flow.since)} and ${formatDay(flow.until)}`}
          columns={[formatDay(flow.since), formatDay(flow.until), "Customers"]}
          order={[NEWCOMERS, ...stateKeys.map((state) => customerStates[state].label)]}
          flows={flow.moves.map(({ from, to, customers }) => ({
            from: from === null ? NEWCOMERS : customerStates[from].label,
            to: customerStates[to].label,
            count: customers,
          }))}
          format={formatNumber}
        />
      ) : null}
    </ChartCard>
  );
}
