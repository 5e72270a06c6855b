import { BlockStack, InlineStack, Text } from "@shopify/polaris";
import { ToldBadge } from "../../components/told-badge.tsx";
import { aboutBadge } from "../../components/words.ts";
import type { HealthLine } from "../../figures/health-line.ts";

export const HealthLines = ({ lines }: { lines: HealthLine[] }) =>
  lines.map(({ title, badge, words }) => (
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
  ));
