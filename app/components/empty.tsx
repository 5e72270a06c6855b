import { BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface EmptyProps {
  title: string;
  /** what will be here, and what makes it appear */
  children: ReactNode;
  action?: { content: string; url?: string; onAction?: () => void; loading?: boolean };
}

/** Nothing here yet: says what will be and how to get there. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <Box paddingBlock="800" paddingInline="400">
      <BlockStack gap="300" inlineAlign="center">
        <Text as="h2" variant="headingMd" alignment="center">
          {title}
        </Text>
        <div className="empty-text">
          <Text as="p" tone="subdued" alignment="center">
            {children}
          </Text>
        </div>
        {action ? (
          <InlineStack align="center">
            <Button
              {...(action.url ? { url: action.url } : {})}
              {...(action.onAction ? { onClick: action.onAction } : {})}
              loading={action.loading ?? false}
            >
              {action.content}
            </Button>
          </InlineStack>
        ) : null}
      </BlockStack>
    </Box>
  );
}

export function EmptyCard(props: EmptyProps) {
  return (
    <Card>
      <Empty {...props} />
    </Card>
  );
}
