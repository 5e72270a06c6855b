import { Banner, BlockStack, Box, Text } from "@shopify/polaris";
import { useLocation } from "@remix-run/react";
import type { Right } from "../../shops/team.ts";
import { askedRights } from "./asked-rights.ts";
import { page } from "./words.ts";

/** On a page with something the merchant keeps from whoever looks at it: what, and who may. */
export function RightNotes({ mayNot }: { mayNot: Partial<Record<Right, string>> }) {
  const sentences = askedRights(useLocation().pathname).flatMap((right) => mayNot[right] ?? []);
  if (sentences.length === 0) return null;
  return (
    <Box padding="400" paddingBlockEnd="0">
      <Banner tone="info" title={page.notAllIsYours}>
        <BlockStack gap="100">
          {sentences.map((sentence) => (
            <Text as="p" key={sentence}>
              {sentence}
            </Text>
          ))}
        </BlockStack>
      </Banner>
    </Box>
  );
}
