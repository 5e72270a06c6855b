import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { Explained } from "../../components/how-computed.tsx";
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
        <div className="figure-head">
          <Text as="h2" variant="headingMd">
            {averageCard.averageRating}
          </Text>
          <Explained about={averageCard.averageRating}>
            <p className="info-formula">{averageCard.meanOfTheRatings}</p>
          </Explained>
        </div>
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
      </BlockStack>
    </Card>
  );
}
