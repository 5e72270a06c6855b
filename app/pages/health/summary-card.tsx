import { BlockStack, Card, Icon, InlineStack, Text } from "@shopify/polaris";
import { CheckCircleIcon } from "@shopify/polaris-icons";
import type { HealthLine } from "../../figures/health-line.ts";
import { HealthLines } from "./lines.tsx";
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
          <HealthLines lines={troubles} />
        </BlockStack>
      )}
    </Card>
  );
}
