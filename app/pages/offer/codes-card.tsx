import { BlockStack, Card, ProgressBar, Text } from "@shopify/polaris";
import { CodesDownloads } from "./codes-downloads.tsx";
import { codesCard } from "./words.ts";

interface CodesCardProps {
  offer: {
    offerId: string;
    codePrefix: string;
    codesAdded: number;
    treated: number;
    codesSentAt: string | null;
  };
  isUnderWay: boolean;
  /** whether sending them is asked for above */
  isNext: boolean;
  timeZone: string;
}

/** How many codes Shopify has, to download and send. */
export function CodesCard({ offer, isUnderWay, isNext, timeZone }: CodesCardProps) {
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
        {offer.codesSentAt ? (
          <Text as="p" tone="subdued">
            {codesCard.sent(offer.codesSentAt, timeZone)}
          </Text>
        ) : null}
        {offer.codesAdded > 0 && !isNext ? (
          <>
            <Text as="p" tone="subdued">
              {codesCard.oneForEachCustomer}
            </Text>
            <CodesDownloads offer={offer} />
          </>
        ) : null}
      </BlockStack>
    </Card>
  );
}
