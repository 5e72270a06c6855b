import { BlockStack, Text } from "@shopify/polaris";
import { useLoaderData } from "@remix-run/react";
import { FigureCard } from "../../../components/figure-card.tsx";
import { titled } from "../../../components/titled.ts";
import { ValueFrame } from "../frame.tsx";
import { frame } from "../words.ts";
import { DistributionCard } from "./distribution-card.tsx";
import { ForecastCard } from "./forecast-card.tsx";
import { NextYearSection } from "./next-year/next-year-card.tsx";
import { ProfitSection } from "./profit-section.tsx";
import type { overviewPage } from "./read.server.ts";
import { ValueHero } from "./value-hero.tsx";
import { overview } from "./words.ts";

export const meta = titled(frame.value);

export default function ValueOverview() {
  const { currency, value, ...rest } = useLoaderData<typeof overviewPage>();
  return (
    <ValueFrame {...rest} isReading={value?.profit?.kind === "reading"}>
      {value ? <ValueCards value={value} currency={currency} /> : null}
    </ValueFrame>
  );
}

type Value = NonNullable<ReturnType<typeof useLoaderData<typeof overviewPage>>["value"]>;

function ValueCards({ value, currency }: { value: Value; currency: string }) {
  return (
    <BlockStack gap="400">
      <ValueHero value={value} currency={currency} />
      {value.forecast ? <ForecastCard forecast={value.forecast} currency={currency} /> : null}
      {value.nextYear ? <NextYearSection card={value.nextYear} currency={currency} /> : null}
      {value.profit ? <ProfitSection profit={value.profit} currency={currency} /> : null}
      <DistributionCard
        customers={value.customers}
        bins={value.bins}
        shares={value.shares}
        asOf={value.asOf}
        figure={value.concentration}
        currency={currency}
      />
      <div className="between-cards">
        <Text as="h2" variant="headingMd">
          {overview.besides}
        </Text>
      </div>
      <div className="figure-row figure-row-minor">
        {value.figures.map((figure) => (
          <FigureCard key={figure.key} figure={figure} currency={currency} />
        ))}
      </div>
    </BlockStack>
  );
}
