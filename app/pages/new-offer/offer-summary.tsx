import { BlockStack, Card, Text } from "@shopify/polaris";
import type { Audience } from "../../offers/audience.server.ts";
import { customersNeeded } from "../../experiments/verdict.ts";
import type { OfferFields } from "../../offers/offer-fields.ts";
import { countOf, formatMoney, formatNumber, formatPercent } from "../../figures/format.ts";
import { Disclosure } from "../../components/disclosure.tsx";
import { Fact, Facts } from "../../components/facts.tsx";
import { breakEven } from "./break-even.ts";

interface SummaryProps {
  fields: OfferFields;
  audience: Audience | null;
  currency: string;
}

/** What the offer will be, before anything is created. */
export function OfferSummary({ fields, audience, currency }: SummaryProps) {
  const customers = audience?.customers ?? 0;
  const holdout = percentOf(fields.holdout) ?? 0;
  const heldOut = Math.round((customers * holdout) / 100);
  const averageMinor =
    audience && audience.orders > 0 ? audience.revenueMinor / audience.orders : null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Before you launch
        </Text>
        <Facts>
          <Fact label="In the segment now" value={countOf(customers, "customer")} />
          <Fact label="Get a code" value={`about ${formatNumber(customers - heldOut)}`} />
          <Fact label="Held out" value={`about ${formatNumber(heldOut)}`} />
          {averageMinor !== null ? (
            <Fact label="Average order" value={formatMoney(Math.round(averageMinor), currency)} />
          ) : null}
        </Facts>
        <BreakEven fields={fields} averageMinor={averageMinor} currency={currency} />
        <HoldoutNote customers={customers} heldOut={heldOut} isChosen={audience !== null} />
      </BlockStack>
    </Card>
  );
}

function percentOf(text: string): number | null {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text) : null;
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
      <Text as="h3" variant="headingSm">
        What it takes to pay
      </Text>
      <Text as="p">{sentence}</Text>
      <Disclosure label="How this is computed">
        <Text as="p" variant="bodySm">
          With margin m and discount d as shares of the price, a buyer brings m without the offer
          and m − d with it. The offer pays when the order rate with it, p1, and without it, p0,
          satisfy p1 ÷ p0 ≥ m ÷ (m − d).
          {margin !== null && share !== null
            ? ` Here m = ${margin}%, d = ${formatPercent(share)}.`
            : ""}
        </Text>
      </Disclosure>
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
        Nobody is in this segment at the moment.
      </Text>
    );
  if (heldOut === 0)
    return (
      <Text as="p" tone="subdued">
        Nobody is held out, so there will be no verdict on this offer.
      </Text>
    );
  // around an order rate of 5 %: what a difference of 5 points needs
  const needed = customersNeeded(0.05, 0.05);
  return heldOut < needed ? (
    <Text as="p" tone="subdued">
      With {formatNumber(heldOut)} held out only a very large effect can be told from chance; about{" "}
      {formatNumber(needed)} are needed to see 5 points more orders.
    </Text>
  ) : null;
}
