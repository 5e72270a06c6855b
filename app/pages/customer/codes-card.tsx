import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { CustomerCode } from "./codes.ts";
import { codesCard } from "./words.ts";

/** The codes they got, and whether they used them. */
export function CodesCard({ codes, currency }: { codes: CustomerCode[]; currency: string }) {
  if (codes.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {codesCard.codes}
        </Text>
        {codes.map((code) => (
          <BlockStack key={code.offerId} gap="050">
            <InlineStack gap="200" align="space-between">
              <Link url={`/app/offers/${code.offerId}`}>{code.title}</Link>
              <Text as="span">{code.code ?? ""}</Text>
            </InlineStack>
            <Text as="span" variant="bodySm" tone="subdued">
              {codesCard.became(code, currency)}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
