import { BlockStack, Card, Text } from "@shopify/polaris";
import type { CodeDiscount } from "../../discounts/discount.ts";
import { minimumInWords } from "../../discounts/words.ts";
import { Fact, Facts } from "../../components/facts.tsx";
import { formatInstant, formatNumber } from "../../figures/format.ts";
import { MarginForm } from "./margin-form.tsx";

interface PlanCardProps {
  offer: {
    audience: number;
    treated: number;
    heldOut: number;
    discount: CodeDiscount;
    launchedAt: string | null;
    stoppedAt: string | null;
    endsAt: string | null;
    marginPercent: number | null;
  };
  segment: string;
  currency: string;
  timeZone: string;
}

/** What was settled when the offer was launched. */
export function PlanCard({ offer, segment, currency, timeZone }: PlanCardProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Plan
        </Text>
        <Facts>
          <Fact label="Segment at launch" value={segment} />
          <Fact label="Customers" value={formatNumber(offer.audience)} />
          <Fact label="Get a code" value={formatNumber(offer.treated)} />
          <Fact label="Held out" value={formatNumber(offer.heldOut)} />
          <Fact label="Smallest order" value={minimumInWords(offer.discount, currency)} />
          <Fact
            label="Each code works"
            value={offer.discount.oncePerCustomer ? "Once" : "Any number of times"}
          />
          <Fact
            label="Launched"
            value={offer.launchedAt ? formatInstant(offer.launchedAt, timeZone) : "–"}
          />
          <Fact label={offer.stoppedAt ? "Stopped" : "Ends"} value={endOf(offer, timeZone)} />
        </Facts>
        <MarginForm key={offer.marginPercent} percent={offer.marginPercent} />
      </BlockStack>
    </Card>
  );
}

function endOf(offer: { stoppedAt: string | null; endsAt: string | null }, timeZone: string) {
  const at = offer.stoppedAt ?? offer.endsAt;
  return at ? formatInstant(at, timeZone) : "No end";
}
