import { ToldBadge } from "../../components/told-badge.tsx";
import { aboutBadge } from "../../components/words.ts";
import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { verdictStandings } from "../offer-words.ts";
import type { Results } from "../../experiments/results.ts";
import { Explained } from "../../components/how-computed.tsx";
import { ProfitPicture, RatesPicture } from "./verdict-pictures.tsx";
import { progressCard, verdict } from "./words.ts";

interface VerdictProps {
  offerId: string;
  results: Results;
  /** else the verdict, which a profit leads to, is not told */
  seesCosts: boolean;
  /** of goods of unknown cost; null = not given */
  marginPercent: number | null;
  window: { from: string; until: string };
  /** until when the word can still change; null once it stands */
  provisionalUntil: string | null;
  /** what else there is to know of the two sides */
  sentences: string[];
  currency: string;
  timeZone: string;
}

/** Treated against held out: rates, profit, and what they allow to say. */
export function VerdictCard({
  offerId,
  results,
  seesCosts,
  marginPercent,
  window,
  provisionalUntil,
  sentences,
  currency,
  timeZone,
}: VerdictProps) {
  const { label, tone } = verdictStandings[results.verdict];
  const profit = results.profitDifference;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <div className="figure-head">
            <Text as="h2" variant="headingMd">
              {verdict.verdict}
            </Text>
            <Explained about={verdict.verdict}>
              <ul className="sentences">
                <li>{verdict.countedAreOrders(window.from, timeZone, window.until)}</li>
                <li>{verdict.everybodyAssignedCountsWhether}</li>
                <li>{verdict.orderRatesHaveWilson}</li>
                {seesCosts ? <li>{verdict.profitOfACustomer}</li> : null}
                <li>{verdict.cancelledAndTestOrders}</li>
                {sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </Explained>
          </div>
          {seesCosts ? (
            <ToldBadge about={aboutBadge.verdict} tone={tone}>
              {label}
            </ToldBadge>
          ) : null}
        </InlineStack>
        <Text as="p">{results.reason}</Text>
        {provisionalUntil ? (
          <Text as="p" tone="subdued">
            {verdict.provisional(provisionalUntil, timeZone)}
          </Text>
        ) : null}
        <Text as="p" tone="subdued">
          {progressCard.ordered(results.treated, results.holdout)}
        </Text>
        <RatesPicture results={results} offerId={offerId} />
        {results.rateDifference ? (
          <Text as="p">{verdict.rateDifference(results.rateDifference)}</Text>
        ) : null}
        {profit ? (
          <Text as="p">
            {verdict.profitDifference(profit, currency)}{" "}
            {results.profitInAll ? verdict.profitInAll(results.profitInAll, currency) : null}{" "}
            {costWords(results, marginPercent)}
          </Text>
        ) : null}
        <ProfitPicture results={results} currency={currency} />
      </BlockStack>
    </Card>
  );
}

/** Where the costs of a profit come from. */
function costWords(
  { knownShare }: Pick<Results, "knownShare">,
  marginPercent: number | null,
): string {
  if (knownShare === 0) return verdict.costsAreThose;
  // rounded down: what is not all is not called all
  const known = verdict.unitCostsAreKnown(Math.floor(knownShare * 100 + 1e-9));
  if (knownShare >= 1) return `${known}.`;
  return marginPercent === null
    ? verdict.theRestIsLeft(known)
    : verdict.theRestCounts(known, marginPercent);
}
