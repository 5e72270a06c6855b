import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { formatInstant } from "../../figures/format.ts";
import type { CustomerId } from "../../ids.ts";

interface Answer {
  responseId: string;
  rating: number;
  comment: string | null;
  receivedAt: string;
  orderName: string | null;
  customerId: CustomerId | null;
}

/** What shoppers said last. */
export function AnswersCard({ answers, timeZone }: { answers: Answer[]; timeZone: string }) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            What customers said
          </Text>
          <Button variant="plain" url="/app/surveys">
            See all answers
          </Button>
        </InlineStack>
        {answers.length === 0 ? (
          <Text as="p" tone="subdued">
            No answers yet. The survey block on the thank-you page asks shoppers right after they
            bought.
          </Text>
        ) : null}
        {answers.map((answer) => (
          <BlockStack key={answer.responseId}>
            <Text as="p">
              <span className="numeric">{answer.rating} of 5</span>
              {answer.comment ? `: ${answer.comment}` : ", no comment"}
            </Text>
            <Text as="p" variant="bodySm" tone="subdued">
              {[answer.orderName, formatInstant(answer.receivedAt, timeZone)]
                .filter(Boolean)
                .join(", ")}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
