import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { Disclosure } from "../../components/disclosure.tsx";
import type { averageRating } from "../../surveys/rating.ts";
import { averageCard } from "./words.ts";

/** The mean of the proven answers, and what is not in it. */
export function AverageCard({
  average,
  totals,
}: {
  average: ReturnType<typeof averageRating>;
  totals: { commented: number; pending: number; ordersSince: number };
}) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {averageCard.averageRating}
        </Text>
        <InlineStack gap="200" blockAlign="baseline">
          <span className="figure" data-figure="rating">
            {average.mean === null ? "–" : average.mean.toFixed(2)}
          </span>
          {average.low !== null && average.high !== null ? (
            <Text as="span" variant="bodySm" tone="subdued">
              {averageCard.interval(average.low.toFixed(2), average.high.toFixed(2))}
            </Text>
          ) : null}
        </InlineStack>
        <Text as="p" tone="subdued">
          {averageCard.answers(average.answers, totals.commented)}
          {totals.ordersSince > 0 ? averageCard.sinceTheFirstAnswer(totals.ordersSince) : ""}
        </Text>
        {totals.pending > 0 ? (
          <Text as="p" tone="subdued">
            {averageCard.pending(totals.pending)}
          </Text>
        ) : null}
        <Disclosure label={averageCard.howThisIsComputed}>
          <Text as="p" variant="bodySm">
            {averageCard.meanOfTheRatings}
          </Text>
        </Disclosure>
      </BlockStack>
    </Card>
  );
}
