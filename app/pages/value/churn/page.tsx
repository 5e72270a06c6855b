import { BlockStack, Text } from "@shopify/polaris";
import { useLoaderData } from "@remix-run/react";
import { FigureCard } from "../../../components/figure-card.tsx";
import { titled } from "../../../components/titled.ts";
import { ValueFrame } from "../frame.tsx";
import { tabs } from "../words.ts";
import { DiscountsCard } from "./discounts-card.tsx";
import { FlowCard } from "./flow-card.tsx";
import type { churnPage } from "./read.server.ts";
import { RiskCard } from "./risk-card.tsx";
import { WinBackCard } from "./win-back-card.tsx";
import { churn as churnWords } from "./words.ts";

export const meta = titled(tabs.churn);

export default function ChurnPage() {
  const { currency, churn, ...rest } = useLoaderData<typeof churnPage>();
  return (
    <ValueFrame {...rest}>
      {churn ? (
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {churnWords.whoMayLeave}
          </Text>
          <div className="figure-row">
            {churn.figures.map((figure) => (
              <FigureCard key={figure.key} figure={figure} currency={currency} />
            ))}
          </div>
          <FlowCard flow={churn.flow} currency={currency} />
          <RiskCard map={churn.riskMap} why={churn.readiness.sentence} currency={currency} />
          <DiscountsCard discounts={churn.discounts} currency={currency} />
          <WinBackCard winBack={churn.winBack} currency={currency} />
        </BlockStack>
      ) : null}
    </ValueFrame>
  );
}
