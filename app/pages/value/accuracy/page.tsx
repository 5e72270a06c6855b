import { BlockStack } from "@shopify/polaris";
import { useLoaderData } from "@remix-run/react";
import { titled } from "../../../components/titled.ts";
import { formatDay } from "../../../figures/format.ts";
import { ValueFrame } from "../frame.tsx";
import { tabs } from "../words.ts";
import { CalibrationCard } from "./calibration-card.tsx";
import { HistoryCard } from "./history-card.tsx";
import { ModelCard } from "./model-card.tsx";
import type { accuracyPage } from "./read.server.ts";
import { TestHero } from "./test-hero.tsx";

export const meta = titled(tabs.accuracy);

export default function Accuracy() {
  const { currency, accuracy, ...rest } = useLoaderData<typeof accuracyPage>();
  return (
    <ValueFrame {...rest}>
      {accuracy ? (
        <BlockStack gap="400">
          <TestHero test={accuracy.backtest} currency={currency} />
          {accuracy.backtest ? (
            <CalibrationCard test={accuracy.backtest} currency={currency} />
          ) : null}
          <HistoryCard history={accuracy.history} currency={currency} />
          {accuracy.model ? (
            <ModelCard model={accuracy.model} asOf={formatDay(accuracy.asOf)} />
          ) : null}
        </BlockStack>
      ) : null}
    </ValueFrame>
  );
}
