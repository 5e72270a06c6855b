import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import type { CodeDiscount } from "../../discounts/discount.ts";
import { minimumInWords } from "../../discounts/words.ts";
import { Fact, Facts } from "../../components/facts.tsx";
import { formatInstant, formatNumber } from "../../figures/format.ts";
import type { ArmName } from "../../experiments/holdout.ts";
import { sideOf } from "../offer-side.ts";
import { MarginForm } from "./margin-form.tsx";
import { planCard } from "./words.ts";

interface PlanCardProps {
  offer: {
    offerId: string;
    audience: number;
    treated: number;
    heldOut: number;
    discount: CodeDiscount;
    launchedAt: string | null;
    stoppedAt: string | null;
    endsAt: string | null;
    marginPercent: number | null;
  };
  /** whom it was launched for */
  chosen: { by: "segment" | "list"; words: string };
  currency: string;
  timeZone: string;
  seesCosts: boolean;
}

/** What was settled when the offer was launched. */
export function PlanCard({ offer, chosen, currency, timeZone, seesCosts }: PlanCardProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {planCard.plan}
        </Text>
        <Facts>
          <Fact label={planCard.atLaunch[chosen.by]} value={chosen.words} />
          <Fact label={planCard.customers} value={formatNumber(offer.audience)} />
          <Fact
            label={planCard.getACode}
            value={<Side offerId={offer.offerId} arm="treated" customers={offer.treated} />}
          />
          <Fact
            label={planCard.heldOut}
            value={<Side offerId={offer.offerId} arm="holdout" customers={offer.heldOut} />}
          />
          <Fact label={planCard.smallestOrder} value={minimumInWords(offer.discount, currency)} />
          <Fact
            label={planCard.eachCodeWorks}
            value={offer.discount.oncePerCustomer ? planCard.once : planCard.anyNumberOfTimes}
          />
          <Fact
            label={planCard.launched}
            value={offer.launchedAt ? formatInstant(offer.launchedAt, timeZone) : "–"}
          />
          <Fact
            label={offer.stoppedAt ? planCard.stopped : planCard.ends}
            value={endOf(offer, timeZone)}
          />
        </Facts>
        {seesCosts ? <MarginForm key={offer.marginPercent} percent={offer.marginPercent} /> : null}
      </BlockStack>
    </Card>
  );
}

interface SideProps {
  offerId: string;
  arm: ArmName;
  customers: number;
}

/** How many are on one side, and who they are. */
function Side({ offerId, arm, customers }: SideProps) {
  return customers === 0 ? (
    formatNumber(customers)
  ) : (
    <Link url={sideOf(offerId, arm)}>{formatNumber(customers)}</Link>
  );
}

function endOf(offer: { stoppedAt: string | null; endsAt: string | null }, timeZone: string) {
  const at = offer.stoppedAt ?? offer.endsAt;
  return at ? formatInstant(at, timeZone) : planCard.noEnd;
}
