import { BlockStack, Card, ProgressBar, Text } from "@shopify/polaris";
import { DownloadButton } from "../../components/download-button.tsx";
import { countOf, formatNumber } from "../../figures/format.ts";

interface CodesCardProps {
  offer: { offerId: string; codePrefix: string; codesAdded: number; treated: number };
  isUnderWay: boolean;
}

/** How many codes Shopify has, to download and send. */
export function CodesCard({ offer, isUnderWay }: CodesCardProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Codes
        </Text>
        <Text as="p" id="codes-progress">
          {formatNumber(offer.codesAdded)} of {countOf(offer.treated, "code")} in Shopify
        </Text>
        {offer.codesAdded < offer.treated && isUnderWay ? (
          <ProgressBar
            progress={(100 * offer.codesAdded) / Math.max(1, offer.treated)}
            size="small"
            ariaLabelledBy="codes-progress"
          />
        ) : null}
        {offer.codesAdded > 0 ? (
          <>
            <Text as="p" tone="subdued">
              One for each customer, to send with the tool you use for messages.
            </Text>
            <DownloadButton
              url={`/app/offers/${offer.offerId}/codes.csv`}
              fileName={`codes-${offer.codePrefix.toLowerCase()}.csv`}
            >
              Download codes (CSV)
            </DownloadButton>
          </>
        ) : null}
      </BlockStack>
    </Card>
  );
}
