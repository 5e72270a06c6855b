import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { customerStates } from "../../clv/states/states.ts";
import { formatNumber } from "../../figures/format.ts";
import type { Segment } from "../../segments/overview.ts";
import { actionOf, isOfferedTo } from "../state-action.ts";
import { movementWords, segmentCard } from "./words.ts";

interface SegmentCardProps {
  segment: Segment;
  currency: string;
  /** days for which moves between segments are known */
  followed: number;
}

export function SegmentCard({ segment, currency, followed }: SegmentCardProps) {
  const { label, meaning, advice } = customerStates[segment.state];
  const seeCustomers = `/app/customers?state=${segment.state}`;
  return (
    <Card>
      <div className="segment" data-segment={segment.state}>
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="baseline" gap="200">
            <Text as="h3" variant="headingSm">
              {label}
            </Text>
            {segment.share === null ? null : (
              <Text as="span" variant="bodySm" tone="subdued">
                {segmentCard.ofCustomers(segment.share)}
              </Text>
            )}
          </InlineStack>
          <InlineStack gap="200" blockAlign="baseline">
            <span className="figure">
              <Link url={seeCustomers} monochrome removeUnderline>
                {formatNumber(segment.customers)}
                <span className="visually-hidden">
                  {segmentCard.customersSeeThem(segment.customers)}
                </span>
              </Link>
            </span>
            <Text as="span" tone="subdued">
              {segment.valueAtRiskMinor > 0
                ? segmentCard.atRiskOver12(segment.valueAtRiskMinor, currency)
                : segmentCard.revenueSoFar(segment.revenueMinor, currency)}
            </Text>
          </InlineStack>
          <Text as="p">{meaning}</Text>
          <Text as="p" tone="subdued">
            {advice}
          </Text>
        </BlockStack>
        <BlockStack gap="200">
          <Text as="p" variant="bodySm" tone="subdued">
            <span className="numeric">{movementWords(segment, followed)}</span>
          </Text>
          <InlineStack>
            {isOfferedTo(segment.state) && segment.customers > 0 ? (
              <Button url={actionOf(segment.state).url}>{actionOf(segment.state).content}</Button>
            ) : (
              <Button {...(segment.customers === 0 ? { disabled: true } : { url: seeCustomers })}>
                {segmentCard.seeCustomers}
              </Button>
            )}
          </InlineStack>
        </BlockStack>
      </div>
    </Card>
  );
}
