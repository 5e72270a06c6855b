import { BlockStack, Page, Text } from "@shopify/polaris";
import type { LinksFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyCard } from "../../components/empty.tsx";
import { FigureCard } from "../../components/figure-card.tsx";
import type { Deferred } from "../deferred.ts";
import styles from "./churn.css?url";
import { DiscountsCard } from "./discounts-card.tsx";
import { FlowCard } from "./flow-card.tsx";
import { ProductsCard } from "./products-card.tsx";
import type { churnPage } from "./read.server.ts";
import { RfmCard } from "./rfm-card.tsx";
import { RiskCard } from "./risk-card.tsx";
import { MeaningsCard, StatesCard } from "./states-card.tsx";
import { WinBackCard } from "./win-back-card.tsx";
import { titled } from "../../components/titled.ts";
import { page } from "./words.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta = titled(page.churn);

export default function ChurnPage() {
  const { currency, churn, shopifyRfm } = useLoaderData<Deferred<typeof churnPage>>();
  return (
    <Page
      title={page.churn}
      primaryAction={{ content: page.createOffer, url: "/app/offers/new?segment=slipping" }}
    >
      {churn ? (
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {page.whoMayLeave}
          </Text>
          <div className="figure-row">
            {churn.figures.map((figure) => (
              <FigureCard key={figure.key} figure={figure} currency={currency} />
            ))}
          </div>
          <StatesCard states={churn.states} asOf={churn.asOf} currency={currency} />
          <FlowCard flow={churn.flow} currency={currency} />
          <RiskCard map={churn.riskMap} why={churn.readiness.sentence} currency={currency} />
          <DiscountsCard discounts={churn.discounts} currency={currency} />
          <WinBackCard winBack={churn.winBack} currency={currency} />
          <ProductsCard products={churn.products} currency={currency} />
          <RfmCard rfm={churn.rfm} shopify={shopifyRfm} currency={currency} />
          <MeaningsCard states={churn.states} lines={churn.lines} currency={currency} />
        </BlockStack>
      ) : (
        <EmptyCard title={page.noStatesYet} action={{ content: page.goToHome, url: "/app" }}>
          {page.onceYourOrders}
        </EmptyCard>
      )}
    </Page>
  );
}
