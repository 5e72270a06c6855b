import { BlockStack, Card, Text } from "@shopify/polaris";
import { HowComputed } from "../../components/how-computed.tsx";
import { useLater } from "../../components/later.ts";
import type { CustomerRfm } from "./rfm.ts";
import { LEAST_FOR_FIFTHS } from "../../clv/pictures/rfm-picture.ts";
import { isRfmGroup, rfmLabels, WHY_RFM_DIFFERS } from "../../clv/pictures/rfm-words.ts";
import { rfmCard } from "./words.ts";

interface RfmProps {
  rfm: CustomerRfm | null;
  /** Shopify's group, when it arrives; null when it does not */
  shopify: Promise<string | null>;
  currency: string;
}

function shopifyGroup(group: string | null | undefined): string {
  if (group === undefined) return "…";
  if (group === null) return rfmCard.notTold;
  return isRfmGroup(group) ? rfmLabels[group] : group;
}

/** Our group by recency, frequency and spend, beside Shopify's. */
export function RfmCard({ rfm, shopify, currency }: RfmProps) {
  const group = useLater(shopify);
  return (
    <Card>
      <BlockStack gap="300">
        <div className="figure-head">
          <Text as="h2" variant="headingMd">
            {rfmCard.rfmGroup}
          </Text>
          {rfm ? <HowComputed figure={rfm.figure} currency={currency} /> : null}
        </div>
        <dl className="inputs">
          <div>
            <dt>{rfmCard.byYourOrdersHere}</dt>
            <dd data-rfm="ours">
              {rfm ? rfmLabels[rfm.place.group] : rfmCard.later(LEAST_FOR_FIFTHS)}
            </dd>
          </div>
          <div>
            <dt>{rfmCard.inShopify}</dt>
            <dd data-rfm="shopify">{shopifyGroup(group)}</dd>
          </div>
        </dl>
        <Text as="p" variant="bodySm" tone="subdued">
          {rfmCard.theyMayDiffer(WHY_RFM_DIFFERS)}
        </Text>
      </BlockStack>
    </Card>
  );
}
