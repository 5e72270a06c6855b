import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { Disclosure } from "../../components/disclosure.tsx";
import { countOf, formatNumber } from "../../figures/format.ts";
import type { averageRating } from "../../surveys/rating.ts";

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
          Average rating
        </Text>
        <InlineStack gap="200" blockAlign="baseline">
          <span className="figure" data-figure="rating">
            {average.mean === null ? "–" : average.mean.toFixed(2)}
          </span>
          {average.low !== null && average.high !== null ? (
            <Text as="span" variant="bodySm" tone="subdued">
              {average.low.toFixed(2)} to {average.high.toFixed(2)}
            </Text>
          ) : null}
        </InlineStack>
        <Text as="p" tone="subdued">
          {countOf(average.answers, "answer")}, {formatNumber(totals.commented)} with a comment.
          {totals.ordersSince > 0
            ? ` ${countOf(totals.ordersSince, "order")} since the first answer.`
            : ""}
        </Text>
        {totals.pending > 0 ? (
          <Text as="p" tone="subdued">
            {countOf(totals.pending, "answer")} {totals.pending === 1 ? "waits" : "wait"} for the
            order and {totals.pending === 1 ? "is" : "are"} not counted yet.
          </Text>
        ) : null}
        <Disclosure label="How this is computed">
          <Text as="p" variant="bodySm">
            Mean of the ratings 1 to 5 with its 95% interval (Student’s t), from five answers on.
            Counted are answers whose shopper proved the purchase. Who answers chooses to: those
            with strong feelings answer more often, so compare with your own past, not with other
            shops.
          </Text>
        </Disclosure>
      </BlockStack>
    </Card>
  );
}
