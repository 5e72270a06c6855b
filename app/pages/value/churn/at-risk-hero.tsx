import { Text } from "@shopify/polaris";
import { customerStates, type CustomerState } from "../../../clv/states/states.ts";
import { BarChart } from "../../../components/charts/bar-chart.tsx";
import { Hero } from "../../../components/hero.tsx";
import { formatCompactMoney, formatNumber } from "../../../figures/format.ts";
import type { Figure } from "../../../figures/figure.ts";
import type { KeptCourse } from "../../kept-course.ts";
import { KeptTrend } from "../../kept-trend.tsx";
import { isOfferedTo } from "../../state-action.ts";
import { customersWith } from "../customers-with.ts";
import { TooNarrow } from "../../too-narrow.tsx";
import { atRiskCard } from "./words.ts";

interface AtRiskHeroProps {
  figure: Figure;
  tooNarrow: string | null;
  course: KeptCourse;
  /** those with something at risk, most first */
  states: { state: CustomerState; customers: number; valueAtRiskMinor: number }[];
  asOf: string;
  currency: string;
}

/** What may go with those who drift away, and where to begin. */
export function AtRiskHero({ figure, tooNarrow, course, states, asOf, currency }: AtRiskHeroProps) {
  const worst = states[0];
  const offered = states.find(({ state }) => isOfferedTo(state));
  return (
    <Hero
      figure={figure}
      currency={currency}
      trend={
        <KeptTrend
          name={atRiskCard.valueAtRisk}
          course={course}
          format={(minor) => formatCompactMoney(minor, currency)}
        />
      }
      sentence={
        worst
          ? atRiskCard.mostIn(
              customerStates[worst.state].label,
              worst.valueAtRiskMinor,
              worst.customers,
              currency,
            )
          : atRiskCard.noneAtRisk
      }
      {...(offered
        ? {
            action: {
              content: atRiskCard.createOffer,
              url: `/app/offers/new?segment=${offered.state}`,
            },
          }
        : {})}
    >
      <TooNarrow words={tooNarrow} />
      {states.length > 0 ? (
        <BarChart
          label={atRiskCard.byState}
          columns={[atRiskCard.state, atRiskCard.valueAtRisk, atRiskCard.customers]}
          format={(minor) => `~${formatCompactMoney(minor, currency)}`}
          bars={states.map(({ state, customers, valueAtRiskMinor }) => ({
            name: customerStates[state].label,
            value: valueAtRiskMinor,
            tone: customerStates[state].bar,
            more: [formatNumber(customers)],
            href: customersWith({ state, sort: "risk desc" }),
          }))}
        />
      ) : null}
      <Text as="p" variant="bodySm" tone="subdued">
        {atRiskCard.countedOn(asOf)}
      </Text>
    </Hero>
  );
}
