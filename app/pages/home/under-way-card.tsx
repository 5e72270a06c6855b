import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { countOf, formatInstant, formatNumber } from "../../figures/format.ts";
import type { UnderWay } from "./under-way.ts";

/** More stand on their own pages. */
const SHOWN = 5;

interface UnderWayCardProps {
  items: UnderWay[];
  timeZone: string;
  /** the moment the page was made */
  now: string;
}

/** Offers and sales that shoppers meet now or soon. */
export function UnderWayCard({ items, timeZone, now }: UnderWayCardProps) {
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
              {sentenceOf(item, timeZone, now)}
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

function sentenceOf(item: UnderWay, timeZone: string, now: string): string {
  const at = (instant: string) => formatInstant(instant, timeZone);
  if (item.kind === "sale")
    return Date.parse(item.startsAt) > Date.parse(now)
      ? `Flash sale, ${item.percent}% off, starts ${at(item.startsAt)}`
      : `Flash sale, ${item.percent}% off, until ${at(item.endsAt)}`;
  const used = `${countOf(item.codes, "code")}, ${formatNumber(item.redemptions)} redeemed`;
  return item.endsAt ? `${used}, until ${at(item.endsAt)}` : `${used}, no end set`;
}
