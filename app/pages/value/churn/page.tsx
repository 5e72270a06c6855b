import { BlockStack } from "@shopify/polaris";
import { useLoaderData } from "@remix-run/react";
import { FigureCard } from "../../../components/figure-card.tsx";
import { titled } from "../../../components/titled.ts";
import { ValueFrame } from "../frame.tsx";
import { tabs } from "../words.ts";
import { DiscountsCard } from "./discounts-card.tsx";
import { AtRiskHero } from "./at-risk-hero.tsx";
import { FlowCard } from "./flow-card.tsx";
import { MapCard } from "./map-card.tsx";
import type { churnPage } from "./read.server.ts";
import { WinBackCard } from "./win-back-card.tsx";

export const meta = titled(tabs.churn);

export default function ChurnPage() {
  const { currency, churn, ...rest } = useLoaderData<typeof churnPage>();
  return (
    <ValueFrame {...rest}>
      {churn ? (
        <BlockStack gap="400">
          <AtRiskHero
            figure={churn.atRisk}
            tooNarrow={churn.tooNarrow}
            course={churn.course}
            states={churn.states}
            asOf={churn.asOf}
            currency={currency}
          />
          <div className="figure-row">
            {churn.figures.map((figure) => (
              <FigureCard key={figure.key} figure={figure} currency={currency} />
            ))}
          </div>
          <MapCard map={churn.map} why={churn.readiness.sentence} currency={currency} />
          <FlowCard flow={churn.flow} currency={currency} />
          <DiscountsCard discounts={churn.discounts} currency={currency} />
          <WinBackCard winBack={churn.winBack} currency={currency} />
        </BlockStack>
      ) : null}
    </ValueFrame>
  );
}
