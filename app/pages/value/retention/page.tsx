import { BlockStack } from "@shopify/polaris";
import { useLoaderData } from "@remix-run/react";
import { titled } from "../../../components/titled.ts";
import { ValueFrame } from "../frame.tsx";
import { tabs } from "../words.ts";
import { CohortsCard } from "./cohorts-card.tsx";
import type { retentionPage } from "./read.server.ts";
import { SecondOrderCard } from "./second-order-card.tsx";

export const meta = titled(tabs.retention);

export default function Retention() {
  const { currency, retention, ...rest } = useLoaderData<typeof retentionPage>();
  return (
    <ValueFrame {...rest}>
      {retention ? (
        <BlockStack gap="400">
          <SecondOrderCard
            second={retention.secondOrder}
            groups={retention.secondOrderBy}
            figure={retention.secondOrderFigure}
            currency={currency}
          />
          <CohortsCard
            cohorts={retention.cohorts}
            figure={retention.nextMonth}
            currency={currency}
          />
        </BlockStack>
      ) : null}
    </ValueFrame>
  );
}
