import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Audience } from "../../offers/audience.server.ts";
import { holdoutRange } from "../../experiments/holdout-range.ts";
import { OPEN_ENDED_DAYS } from "../../experiments/outcome-window.ts";
import { heldOutOf } from "../../experiments/holdout-size.ts";
import { typedPercent } from "../../figures/typed-percent.ts";
import type { OfferFields } from "../../offers/offer-fields.ts";
import { formatMoney } from "../../figures/format.ts";
import { Explained } from "../../components/how-computed.tsx";
import { breakEven } from "./break-even.ts";
import { offerInWords } from "./offer-in-words.ts";
import { offerSummary as words } from "./words.ts";

interface SummaryProps {
  fields: OfferFields;
  audience: Audience | null;
  /** whom it is for: "Slipping" */
  who: string;
  currency: string;
  /** what it takes to pay depends on a margin */
  seesCosts: boolean;
  /** the button, and what else can be done with the form */
  launch: ReactNode;
  drafts: string;
}

/** What will happen, in sentences, before anything is created. */
export function OfferSummary(props: SummaryProps) {
  const { fields, audience, who, currency, seesCosts, launch, drafts } = props;
  const averageMinor =
    audience && audience.orders > 0 ? audience.revenueMinor / audience.orders : null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {words.whatWillHappen}
        </Text>
        <WhatHappens fields={fields} audience={audience} who={who} currency={currency} />
        {averageMinor !== null ? (
          <Text as="p" tone="subdued">
            {words.averageOrder(formatMoney(Math.round(averageMinor), currency))}
          </Text>
        ) : null}
        {seesCosts ? (
          <BreakEven fields={fields} averageMinor={averageMinor} currency={currency} />
        ) : null}
        {launch}
        <Text as="p" variant="bodySm" tone="subdued">
          {drafts}
        </Text>
      </BlockStack>
    </Card>
  );
}

function WhatHappens({
  fields,
  audience,
  who,
  currency,
}: Pick<SummaryProps, "fields" | "audience" | "who" | "currency">) {
  if (!audience) return <Text as="p">{words.chooseFirst}</Text>;
  const { customers } = audience;
  if (customers === 0) return <Text as="p">{words.nobodyThere}</Text>;
  const holdout = typedPercent(fields.holdout, holdoutRange);
  const heldOut = heldOutOf(customers, typeof holdout === "number" ? holdout : 0);
  const { off, until } = offerInWords(fields, currency);
  return (
    <BlockStack gap="200">
      <Text as="p" fontWeight="semibold">
        {words.sentence({ treated: customers - heldOut, heldOut }, who, off)}
      </Text>
      <Text as="p">{words.heldOutSentence(heldOut)}</Text>
      <Text as="p">{words.until(until, OPEN_ENDED_DAYS)}</Text>
    </BlockStack>
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
          {words.whatItTakes}
        </Text>
        <Explained about={words.whatItTakes}>
          <p className="info-formula">
            {words.breakEven}
            {margin !== null && share !== null ? words.breakEvenHere(margin, share) : ""}
          </p>
        </Explained>
      </div>
      <Text as="p">{sentence}</Text>
    </BlockStack>
  );
}
