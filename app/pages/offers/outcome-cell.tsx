import { BlockStack, InlineStack, Text } from "@shopify/polaris";
import { RangeBar } from "../../components/charts/range-bar.tsx";
import { StandingBadge } from "../../components/form-table.tsx";
import { formatDay, formatPercent } from "../../figures/format.ts";
import { verdictStandings } from "../offer-words.ts";
import type { Outcome } from "./outcome.ts";
import { outcomeCell as words } from "./words.ts";

/** The verdict in small: both sides as intervals on one track, the held out above, as on the offer's page. */
export function OutcomeCell({ outcome }: { outcome: Outcome | null }) {
  if (outcome === null) return <>{words.none}</>;
  if (outcome.kind === "open") return <>{words.judged(formatDay(outcome.day))}</>;
  if (outcome.kind === "adding") return <>{words.tonight}</>;
  const { treatedRate, holdoutRate, verdict } = outcome;
  const to = Math.max(treatedRate?.high ?? 0, holdoutRate?.high ?? 0);
  const sides = [
    { name: words.heldOut, rate: holdoutRate },
    { name: words.withACode, rate: treatedRate },
  ];
  return (
    <BlockStack gap="100">
      {sides.map(({ name, rate }) =>
        rate ? (
          <div key={name} className="outcome-side">
            <RangeBar {...rate} to={to} />
            <Text as="span" variant="bodySm" numeric>
              {words.rate(name, formatPercent(rate.value))}
            </Text>
          </div>
        ) : null,
      )}
      {verdict ? (
        <InlineStack>
          <StandingBadge standing={verdictStandings[verdict]} />
        </InlineStack>
      ) : null}
    </BlockStack>
  );
}
