import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { isPlaced, useSurveyPlacement } from "../../components/survey-placement.ts";
import { formatInstant } from "../../figures/format.ts";
import type { CustomerId } from "../../ids.ts";
import { answersCard } from "./words.ts";

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
  const placement = useSurveyPlacement();
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {answersCard.whatCustomersSaid}
          </Text>
          <Button variant="plain" url="/app/feedback">
            {answersCard.seeAllAnswers}
          </Button>
        </InlineStack>
        {answers.length === 0 ? (
          <Text as="p" tone="subdued">
            {isPlaced(placement, false) ? answersCard.placed : answersCard.notPlaced}
          </Text>
        ) : null}
        {answers.map((answer) => (
          <BlockStack key={answer.responseId}>
            <Text as="p">
              <span className="numeric">{answersCard.of5(answer.rating)}</span>
              {answer.comment ? `: ${answer.comment}` : answersCard.noComment}
            </Text>
            <Text as="p" variant="bodySm" tone="subdued">
              {answer.orderName ? (
                <>
                  <Whose answer={answer} />,{" "}
                </>
              ) : null}
              {formatInstant(answer.receivedAt, timeZone)}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

/** The order it is about; it leads to who placed it. */
function Whose({ answer: { orderName, customerId } }: { answer: Answer }) {
  if (customerId === null) return <>{orderName}</>;
  return (
    <Link url={`/app/customers/${customerId}`} monochrome>
      {orderName}
    </Link>
  );
}
