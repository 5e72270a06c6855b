import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { customerStates } from "../../clv/states/states.ts";
import { formatCompactMoney, formatNumber } from "../../figures/format.ts";
import type { Segment } from "../../segments/overview.ts";
import { isOfferedTo } from "../state-action.ts";
import { Movement } from "./movement.tsx";
import type { SizeCourse } from "./sizes.ts";
import { segmentCard } from "./words.ts";

interface SegmentCardProps {
  segment: Segment & { size: SizeCourse | null };
  currency: string;
  /** days for which moves between segments are known */
  followed: number;
}

/** Who is in a segment and what may go with them, as large as each other; what changed; what one can do. */
export function SegmentCard({ segment, currency, followed }: SegmentCardProps) {
  const { state, customers, share, valueAtRiskMinor, revenueMinor } = segment;
  const { label, meaning, advice, purpose } = customerStates[state];
  const seeCustomers = `/app/customers?state=${state}`;
  const atRisk = valueAtRiskMinor > 0;
  return (
    <Card>
      <div className="segment" data-segment={state} data-purpose={purpose}>
        <BlockStack gap="200">
          <Text as="h3" variant="headingSm">
            {label}
          </Text>
          <div className="segment-figures">
            <p>
              <span className="figure">
                <Link url={seeCustomers} monochrome removeUnderline>
                  {formatNumber(customers)}
                  <span className="visually-hidden">{segmentCard.customersSeeThem(customers)}</span>
                </Link>
              </span>
              <span className="segment-what">
                {share === null ? segmentCard.customers(customers) : segmentCard.ofCustomers(share)}
              </span>
            </p>
            <p>
              <span className="figure">
                {atRisk ? "~" : ""}
                {formatCompactMoney(atRisk ? valueAtRiskMinor : revenueMinor, currency)}
              </span>
              <span className="segment-what">
                {atRisk ? segmentCard.atRiskOver12 : segmentCard.revenueSoFar}
              </span>
            </p>
          </div>
          <Text as="p">{meaning}</Text>
          <Text as="p" tone="subdued">
            {advice}
          </Text>
        </BlockStack>
        <BlockStack gap="200">
          <Movement segment={segment} size={segment.size} followed={followed} />
          <Actions state={state} />
        </BlockStack>
      </div>
    </Card>
  );
}

/** Both that can be done with a segment; the advised one first. */
function Actions({ state }: Pick<Segment, "state">) {
  const { label } = customerStates[state];
  const see = { content: segmentCard.seeCustomers, url: `/app/customers?state=${state}` };
  const offer = { content: segmentCard.createOffer, url: `/app/offers/new?segment=${state}` };
  return (
    <InlineStack gap="300" blockAlign="center">
      {(isOfferedTo(state) ? [offer, see] : [see, offer]).map(({ content, url }, place) => (
        <Button
          key={url}
          url={url}
          variant={place === 0 ? "secondary" : "plain"}
          accessibilityLabel={segmentCard.actionOn(content, label)}
        >
          {content}
        </Button>
      ))}
    </InlineStack>
  );
}
