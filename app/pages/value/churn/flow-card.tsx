import { customerStates, stateKeys } from "../../../clv/states/states.ts";
import { ChartCard } from "../../../components/chart-card.tsx";
import { Flow } from "../../../components/charts/flow.tsx";
import { formatDay, formatNumber } from "../../../figures/format.ts";
import { customersWith } from "../customers-with.ts";
import { flowWords, NEWCOMERS, type FlowRow, flowCard } from "./words.ts";

interface FlowCardProps {
  flow: { since: string; until: string; moves: FlowRow[] } | null;
  currency: string;
}

/** Who moved from which state to which. */
export function FlowCard({ flow, currency }: FlowCardProps) {
  return (
    <ChartCard
      title={flowCard.movesBetweenStates}
      sentence={flowWords(flow)}
      currency={currency}
      {...(flow
        ? {
            figure: {
              key: "state-flow",
              label: flowCard.customersInAnotherState,
              value: {
                kind: "count",
                value: flow.moves.reduce((sum, move) => sum + move.customers, 0),
              },
              how: {
                formula: flowCard.stateOfTheFirst,
                inputs: [
                  { label: flowCard.from, value: { kind: "day", day: flow.since } },
                  { label: flowCard.to, value: { kind: "day", day: flow.until } },
                ],
                counted: [flowCard.atMostTheLast, flowCard.thoseWhoCameBack],
                missing: [],
              },
            },
          }
        : {})}
    >
      {flow && flow.moves.length > 0 ? (
        <Flow
          label={flowCard.customersWhoChangedState(flow.since, flow.until)}
          columns={[formatDay(flow.since), formatDay(flow.until), flowCard.customers]}
          order={[NEWCOMERS, ...stateKeys.map((state) => customerStates[state].label)]}
          moves={flow.moves.map(({ from, to, customers }) => ({
            from: from === null ? NEWCOMERS : customerStates[from].label,
            to: customerStates[to].label,
            count: customers,
            href: customersWith({ moved: `${from ?? "first"}.${to}.${flow.since}` }),
          }))}
          format={formatNumber}
        />
      ) : null}
    </ChartCard>
  );
}
