import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { discountInWords } from "../../discounts/words.ts";
import { formatInstant } from "../../figures/format.ts";
import type { UnderWay } from "./under-way.ts";
import { underWayCard } from "./words.ts";

/** More stand on their own pages. */
const SHOWN = 5;

interface UnderWayCardProps {
  items: UnderWay[];
  currency: string;
  timeZone: string;
  /** the moment the page was made */
  now: string;
}

/** Offers and sales that shoppers meet now or soon. */
export function UnderWayCard({ items, currency, timeZone, now }: UnderWayCardProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {underWayCard.underWay}
        </Text>
        {items.slice(0, SHOWN).map((item) => (
          <BlockStack key={item.id}>
            <Link
              url={
                item.kind === "offer" ? `/app/offers/${item.id}` : `/app/offers/sales/${item.id}`
              }
              monochrome
              removeUnderline
            >
              <Text as="span" fontWeight="semibold">
                {item.title}
              </Text>
            </Link>
            <Text as="p" tone="subdued">
              {sentenceOf(item, currency, timeZone, now)}
            </Text>
          </BlockStack>
        ))}
        {items.length > SHOWN ? (
          <InlineStack>
            <Text as="p" tone="subdued">
              {underWayCard.moreUnder(items.length - SHOWN)}{" "}
              <Link url="/app/offers?state=launching%2Crunning%2Cstopping">
                {underWayCard.offers}
              </Link>{" "}
              {underWayCard.and} <Link url="/app/offers/sales">{underWayCard.flashSales}</Link>.
            </Text>
          </InlineStack>
        ) : null}
      </BlockStack>
    </Card>
  );
}

function sentenceOf(item: UnderWay, currency: string, timeZone: string, now: string): string {
  const at = (instant: string) => formatInstant(instant, timeZone);
  if (item.kind === "sale") {
    const off = discountInWords(item.discount, currency);
    return Date.parse(item.startsAt) > Date.parse(now)
      ? underWayCard.flashSaleStarts(off, at(item.startsAt))
      : underWayCard.flashSaleUntil(off, at(item.endsAt));
  }
  const used = underWayCard.redeemed(item.codes, item.redemptions);
  return item.endsAt ? underWayCard.until(used, at(item.endsAt)) : underWayCard.noEndSet(used);
}
