import { BlockStack, Card, Text } from "@shopify/polaris";
import type { Audience } from "../../offers/audience.server.ts";
import { customersNeeded } from "../../experiments/verdict.ts";
import type { OfferFields } from "../../offers/offer-fields.ts";
import { holdoutRange } from "../../experiments/holdout-range.ts";
import { typedPercent } from "../../figures/typed-percent.ts";
import { formatMoney } from "../../figures/format.ts";
import { Explained } from "../../components/how-computed.tsx";
import { Fact, Facts } from "../../components/facts.tsx";
import { breakEven } from "./break-even.ts";
import { offerSummary } from "./words.ts";

interface SummaryProps {
  fields: OfferFields;
  audience: Audience | null;
  currency: string;
  /** what it takes to pay depends on a margin */
  seesCosts: boolean;
}

/** What the offer will be, before anything is created. */
export function OfferSummary({ fields, audience, currency, seesCosts }: SummaryProps) {
  const customers = audience?.customers ?? 0;
  const typed = typedPercent(fields.holdout, holdoutRange);
  const holdout = typeof typed === "number" ? typed : 0;
  const heldOut = Math.round((customers * holdout) / 100);
  const averageMinor =
    audience && audience.orders > 0 ? audience.revenueMinor / audience.orders : null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {offerSummary.beforeYouLaunch}
        </Text>
        <Facts>
          <Fact label={offerSummary.inTheSegmentNow} value={offerSummary.customers(customers)} />
          <Fact
            label={offerSummary.getACode}
            value={offerSummary.aboutWithCode(customers - heldOut)}
          />
          <Fact label={offerSummary.heldOut} value={offerSummary.aboutHeldOut(heldOut)} />
          {averageMinor !== null ? (
            <Fact
              label={offerSummary.averageOrder}
              value={formatMoney(Math.round(averageMinor), currency)}
            />
          ) : null}
        </Facts>
        {seesCosts ? (
          <BreakEven fields={fields} averageMinor={averageMinor} currency={currency} />
        ) : null}
        <HoldoutNote customers={customers} heldOut={heldOut} isChosen={audience !== null} />
      </BlockStack>
    </Card>
  );
}

function BreakEven({
  fields,
  averageMinor,
  currency,
}: {
  fields: OfferFields;
  averageMinor: number | null;
  currency: string;
}) {
  const { margin, share, sentence } = breakEven(fields, averageMinor, currency);
  return (
    <BlockStack gap="100">
      <div className="figure-head">
        <Text as="h3" variant="headingSm">
          {offerSummary.whatItTakes}
        </Text>
        <Explained about={offerSummary.whatItTakes}>
          <p className="info-formula">
            {offerSummary.breakEven}
            {margin !== null && share !== null ? offerSummary.breakEvenHere(margin, share) : ""}
          </p>
        </Explained>
      </div>
      <Text as="p">{sentence}</Text>
    </BlockStack>
  );
}

interface HoldoutNoteProps {
  customers: number;
  heldOut: number;
  isChosen: boolean;
}

/** A holdout too small to see anything with is said before, not after. */
function HoldoutNote({ customers, heldOut, isChosen }: HoldoutNoteProps) {
  if (!isChosen) return null;
  if (customers === 0)
    return (
      <Text as="p" tone="subdued">
        {offerSummary.nobodyInSegment}
      </Text>
    );
  if (heldOut === 0)
    return (
      <Text as="p" tone="subdued">
        {offerSummary.nobodyIsHeldOut}
      </Text>
    );
  // around an order rate of 5 %: what a difference of 5 points needs
  const needed = customersNeeded(0.05, 0.05);
  return heldOut < needed ? (
    <Text as="p" tone="subdued">
      {offerSummary.tooFewHeldOut(heldOut, needed)}
    </Text>
  ) : null;
}
