import { BlockStack, Card, Page, Text } from "@shopify/polaris";
import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import chartStyles from "../../components/charts/charts.css?url";
import { EmptyCard } from "../../components/empty.tsx";
import { FigureCard } from "../../components/figure-card.tsx";
import { formatDay } from "../../figures/format.ts";
import { usePolling } from "../../components/form-polling.ts";
import { valuePage } from "../../pages/value/read.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";
import { lookAtScopes } from "../../shops/scopes.server.ts";
import { BacktestCard } from "../../pages/value/backtest-card.tsx";
import { CohortsCard } from "../../pages/value/cohorts-card.tsx";
import { DistributionCard } from "../../pages/value/distribution-card.tsx";
import { ModelCard } from "../../pages/value/model-card.tsx";
import { ProfitSection } from "../../pages/value/profit-section.tsx";
import { SecondOrderCard } from "../../pages/value/second-order-card.tsx";
import { againstWords, predictionWords } from "../../pages/value/words.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: chartStyles }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request);
  return valuePage(shop);
}

/** The merchant has let us see costs: read them now. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await shopOf(request);
  if ((await request.formData()).get("intent") !== "costs-allowed")
    return json({ problem: "This page has no such button." }, { status: 422 });
  await lookAtScopes(shop);
  return json({ problem: null });
}

export default function ValuePage() {
  const { currency, hasCustomers, value } = useLoaderData<typeof loader>();
  usePolling((hasCustomers && value === null) || value?.profit.kind === "reading");
  return (
    <Page
      title="Value"
      primaryAction={{ content: "See customers", url: "/app/customers?sort=predicted desc" }}
    >
      {value ? (
        <ValueCards value={value} currency={currency} />
      ) : (
        <EmptyCard
          title={hasCustomers ? "Being worked out" : "No customers yet"}
          {...(hasCustomers ? {} : { action: { content: "Go to Home", url: "/app" } })}
        >
          {hasCustomers
            ? "What your customers are worth appears here in a moment."
            : "What your customers are worth, with its interval and its test against your own orders, appears here once orders are read."}
        </EmptyCard>
      )}
    </Page>
  );
}

type Value = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["value"]>;

function ValueCards({ value, currency }: { value: Value; currency: string }) {
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {value.total ? "What your customers will bring" : "No prediction yet"}
          </Text>
          <Text as="p">
            {value.total
              ? predictionWords(value.customers, value.total, value.readiness, currency)
              : value.readiness.sentence}
          </Text>
          {value.against ? <Text as="p">{againstWords(value.against, currency)}</Text> : null}
          <Text as="p" variant="bodySm" tone="subdued">
            Computed on {formatDay(value.asOf)}.
          </Text>
        </BlockStack>
      </Card>
      <div className="figure-row figure-row-minor">
        {value.figures.map((figure) => (
          <FigureCard key={figure.key} figure={figure} currency={currency} />
        ))}
      </div>
      <ProfitSection profit={value.profit} currency={currency} />
      <DistributionCard
        customers={value.customers}
        bins={value.bins}
        shares={value.shares}
        figure={value.concentration}
        currency={currency}
      />
      <SecondOrderCard
        second={value.secondOrder}
        groups={value.secondOrderBy}
        figure={value.secondOrderFigure}
        currency={currency}
      />
      <CohortsCard cohorts={value.cohorts} figure={value.retention} currency={currency} />
      <BacktestCard test={value.backtest} history={value.history} currency={currency} />
      {value.model ? <ModelCard model={value.model} asOf={formatDay(value.asOf)} /> : null}
    </BlockStack>
  );
}
