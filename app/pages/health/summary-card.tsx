import { BlockStack, Card, Icon, InlineStack, Text } from "@shopify/polaris";
import { CheckCircleIcon } from "@shopify/polaris-icons";
import { ToldBadge } from "../../components/told-badge.tsx";
import { aboutBadge } from "../../components/words.ts";
import type { HealthLine } from "../../figures/health-line.ts";
import { page } from "./words.ts";

/** One green line when all is well; else what is not, and what to do about it. */
export function SummaryCard({ troubles }: { troubles: HealthLine[] }) {
  return (
    <Card>
      {troubles.length === 0 ? (
        <InlineStack gap="200" blockAlign="center" wrap={false}>
          <span>
            <Icon source={CheckCircleIcon} tone="success" />
          </span>
          <Text as="h2" variant="headingMd" tone="success">
            {page.allIsWell}
          </Text>
        </InlineStack>
      ) : (
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {page.toLookAt(troubles.length)}
          </Text>
          {troubles.map(({ title, badge, words }) => (
            <BlockStack key={title} gap="050">
              <InlineStack align="space-between" blockAlign="center" gap="200">
                <Text as="h3" variant="headingSm">
                  {title}
                </Text>
                <ToldBadge about={aboutBadge.health} tone={badge.tone}>
                  {badge.label}
                </ToldBadge>
              </InlineStack>
              <Text as="p" tone="subdued">
                {words}
              </Text>
            </BlockStack>
          ))}
        </BlockStack>
      )}
    </Card>
  );
}
