import { BlockStack, Card, Page, Text } from "@shopify/polaris";
import { useLoaderData } from "@remix-run/react";
import { EmptyCard } from "../../components/empty.tsx";
import { FigureCard } from "../../components/figure-card.tsx";
import { usePolling } from "../../components/form-polling.ts";
import { formatDay } from "../../figures/format.ts";
import { BacktestCard } from "./backtest-card.tsx";
import { CohortsCard } from "./cohorts-card.tsx";
import { DistributionCard } from "./distribution-card.tsx";
import { ModelCard } from "./model-card.tsx";
import { ProfitSection } from "./profit-section.tsx";
import type { valuePage } from "./read.server.ts";
import { SecondOrderCard } from "./second-order-card.tsx";
import { againstWords } from "../../clv/predict/against-words.ts";
import { titled } from "../../components/titled.ts";
import { predictionWords, page } from "./words.ts";

export const meta = titled(page.value);

export default function ValuePage() {
  const { currency, isPart, hasCustomers, value } = useLoaderData<typeof valuePage>();
  const isAwaited = isPart || hasCustomers;
  usePolling((isAwaited && value === null) || value?.profit?.kind === "reading");
  return (
    <Page
      title={page.value}
      primaryAction={{ content: page.seeCustomers, url: "/app/customers?sort=predicted desc" }}
    >
      {value ? (
        <ValueCards value={value} currency={currency} />
      ) : (
        <EmptyCard
          title={isAwaited ? page.beingWorkedOut : page.noCustomersYet}
          {...(isAwaited && !isPart ? {} : { action: { content: page.goToHome, url: "/app" } })}
        >
          {isAwaited && !isPart ? page.inAMoment : page.onceOrdersAreRead}
        </EmptyCard>
      )}
    </Page>
  );
}

type Value = NonNullable<ReturnType<typeof useLoaderData<typeof valuePage>>["value"]>;

function ValueCards({ value, currency }: { value: Value; currency: string }) {
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {value.total ? page.whatYourCustomersWill : page.noPredictionYet}
          </Text>
          <Text as="p">
            {value.total
              ? predictionWords(value.customers, value.total, value.readiness, currency)
              : value.readiness.sentence}
          </Text>
          {value.against ? <Text as="p">{againstWords(value.against, currency)}</Text> : null}
          <Text as="p" variant="bodySm" tone="subdued">
            {page.computedOn(value.asOf)}
          </Text>
        </BlockStack>
      </Card>
      <div className="figure-row figure-row-minor">
        {value.figures.map((figure) => (
          <FigureCard key={figure.key} figure={figure} currency={currency} />
        ))}
      </div>
      {value.profit ? <ProfitSection profit={value.profit} currency={currency} /> : null}
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
