import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { ChartCard } from "../../../components/chart-card.tsx";
import { LineChart } from "../../../components/charts/line-chart.tsx";
import { StackedBar } from "../../../components/charts/stacked-bar.tsx";
import { formatCompactMoney, formatDay, formatDayOfYear } from "../../../figures/format.ts";
import { customersWith } from "../customers-with.ts";
import type { forecastCard } from "./forecast.ts";
import { forecastWords as words } from "./forecast-words.ts";

interface ForecastCardProps {
  forecast: NonNullable<ReturnType<typeof forecastCard>>;
  currency: string;
}

/** What the shop will take, month by month, how sure that is, and why it may come out otherwise. */
export function ForecastCard({ forecast, currency }: ForecastCardProps) {
  const { figure, sentence, remark, steps, doubts, events } = forecast;
  return (
    <ChartCard title={words.title} sentence={sentence} figure={figure} currency={currency}>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {words.byMonth}
          </Text>
          <LineChart
            label={words.byMonth}
            xName={words.monthTo}
            x={steps.map(({ end }) => formatDay(end))}
            short={steps.map(({ end }) => formatDayOfYear(end))}
            series={[
              {
                name: words.whole,
                values: steps.map(({ mean }) => mean),
                band: steps.map(({ low, high }) => ({ low, high })),
                core: steps.map(({ lowerQuarter, upperQuarter }) => ({
                  low: lowerQuarter,
                  high: upperQuarter,
                })),
              },
              { name: words.known, values: steps.map(({ known }) => known) },
            ]}
            format={(minor) => formatCompactMoney(minor, currency)}
          />
          <Text as="p" variant="bodySm" tone="subdued">
            {words.bands} {remark}
          </Text>
        </BlockStack>
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {words.doubts}
          </Text>
          <StackedBar label={words.doubts} columns={words.doubtColumns} parts={doubts} />
        </BlockStack>
        {events.length > 0 ? (
          <BlockStack gap="100">
            <Text as="h3" variant="headingSm">
              {words.events}
            </Text>
            {events.map((sentenceOfEvents) => (
              <Text key={sentenceOfEvents} as="p">
                {sentenceOfEvents}
              </Text>
            ))}
          </BlockStack>
        ) : null}
        <InlineStack gap="300">
          <Button url={customersWith({ sort: "predicted desc" })}>{words.seeCustomers}</Button>
          <Button url="/app/settings/dates" variant="plain">
            {words.changeDates}
          </Button>
        </InlineStack>
      </BlockStack>
    </ChartCard>
  );
}
