import { BlockStack, Card, ProgressBar, Text } from "@shopify/polaris";
import { DownloadButton } from "../../components/download-button.tsx";
import { codesCard } from "./words.ts";

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
          {codesCard.codes}
        </Text>
        <Text as="p" id="codes-progress">
          {codesCard.ofInShopify(offer.codesAdded, offer.treated)}
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
              {codesCard.oneForEachCustomer}
            </Text>
            <DownloadButton
              url={`/app/offers/${offer.offerId}/codes.csv`}
              fileName={`codes-${offer.codePrefix.toLowerCase()}.csv`}
            >
              {codesCard.downloadCodesCsv}
            </DownloadButton>
          </>
        ) : null}
      </BlockStack>
    </Card>
  );
}
