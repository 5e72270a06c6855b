import { BlockStack, Page } from "@shopify/polaris";
import {
  defer,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import chartStyles from "../../components/charts/charts.css?url";
import { EmptyCard } from "../../components/empty.tsx";
import { FigureCard } from "../../components/figure-card.tsx";
import { churnPage } from "../../pages/churn/read.server.ts";
import { liveRfmCounts } from "../../pages/live.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";
import styles from "../../pages/churn/churn.css?url";
import { DiscountsCard } from "../../pages/churn/discounts-card.tsx";
import { FlowCard } from "../../pages/churn/flow-card.tsx";
import { ProductsCard } from "../../pages/churn/products-card.tsx";
import { RfmCard } from "../../pages/churn/rfm-card.tsx";
import { RiskCard } from "../../pages/churn/risk-card.tsx";
import { MeaningsCard, StatesCard } from "../../pages/churn/states-card.tsx";
import { WinBackCard } from "../../pages/churn/win-back-card.tsx";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);
export const links: LinksFunction = () =>
  [chartStyles, styles].map((href) => ({ rel: "stylesheet", href }));

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, admin } = await shopOf(request);
  // asked while the page is read; what Shopify counts comes after the rest
  const shopifyRfm = liveRfmCounts(admin);
  return defer({ ...(await churnPage(shop)), shopifyRfm });
}

export default function ChurnPage() {
  const { currency, churn, shopifyRfm } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Churn"
      primaryAction={{ content: "Create offer", url: "/app/offers/new?segment=slipping" }}
    >
      {churn ? (
        <BlockStack gap="400">
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
        <EmptyCard title="No states yet" action={{ content: "Go to Home", url: "/app" }}>
          Once your orders are read, each customer is compared with their own rhythm. Who is on
          their way out, what they are worth and how long they can be won back appears here.
        </EmptyCard>
      )}
    </Page>
  );
}
