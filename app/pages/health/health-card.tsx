import { ToldBadge } from "../../components/told-badge.tsx";
import { aboutBadge } from "../../components/words.ts";
import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useSurveyPlacement } from "../../components/survey-placement.ts";
import type { HealthLine } from "../../figures/health-line.ts";
import { blockLine } from "../../surveys/words.ts";

/** The lines of all rooms, and of the survey block, which only the open admin knows of. */
export function HealthCard({ lines: ours }: { lines: HealthLine[] }) {
  const lines = [...ours, blockLine(useSurveyPlacement())];
  return (
    <Card>
      <BlockStack gap="400">
        {lines.map(({ title, badge, words }) => (
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
    </Card>
  );
}
