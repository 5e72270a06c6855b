import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { discountInWords } from "../../discounts/words.ts";
import { countOf, formatInstant, formatNumber } from "../../figures/format.ts";
import type { UnderWay } from "./under-way.ts";

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
          Under way
        </Text>
        {items.slice(0, SHOWN).map((item) => (
          <BlockStack key={item.id}>
            <Link
              url={item.kind === "offer" ? `/app/offers/${item.id}` : `/app/flash-sales/${item.id}`}
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
              And {formatNumber(items.length - SHOWN)} more under{" "}
              <Link url="/app/offers?view=running">Offers</Link> and{" "}
              <Link url="/app/flash-sales">Flash sales</Link>.
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
      ? `Flash sale, ${off}, starts ${at(item.startsAt)}`
      : `Flash sale, ${off}, until ${at(item.endsAt)}`;
  }
  const used = `${countOf(item.codes, "code")}, ${formatNumber(item.redemptions)} redeemed`;
  return item.endsAt ? `${used}, until ${at(item.endsAt)}` : `${used}, no end set`;
}
