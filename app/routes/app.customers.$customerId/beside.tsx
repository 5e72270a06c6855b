import { Badge, BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { formatInstant } from "../../components/format.ts";

interface Answer {
  responseId: string;
  rating: number;
  comment: string | null;
  orderName: string | null;
  receivedAt: string;
}

export function AnswersCard({ answers, timeZone }: { answers: Answer[]; timeZone: string }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Survey answers
        </Text>
        {answers.length === 0 ? (
          <Text as="p" tone="subdued">
            No answers from this customer.
          </Text>
        ) : null}
        {answers.map((answer) => (
          <BlockStack key={answer.responseId}>
            <Text as="p">
              <span className="numeric">{answer.rating} of 5</span>
              {answer.comment ? `: ${answer.comment}` : ", no comment"}
            </Text>
            <Text as="p" variant="bodySm" tone="subdued">
              {[answer.orderName, formatInstant(answer.receivedAt, timeZone)]
                .filter(Boolean)
                .join(", ")}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

interface Offer {
  offerId: string;
  title: string;
  heldOut: boolean;
  code: string | null;
  redeemedAt: string | null;
  createdAt: string;
}

export function OffersCard({ offers, timeZone }: { offers: Offer[]; timeZone: string }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Offers
        </Text>
        {offers.length === 0 ? (
          <Text as="p" tone="subdued">
            No offers to this customer.
          </Text>
        ) : null}
        {offers.map((offer) => (
          <BlockStack key={offer.offerId} gap="050">
            <InlineStack gap="200" blockAlign="center">
              <Link url={`/app/campaigns/${offer.offerId}`}>{offer.title}</Link>
              {offer.redeemedAt ? <Badge tone="success">Redeemed</Badge> : null}
              {offer.heldOut ? <Badge>Held out</Badge> : null}
            </InlineStack>
            <Text as="p" variant="bodySm" tone="subdued">
              {offer.heldOut
                ? "Got no code, to see what happens without one"
                : (offer.code ?? "Code not ready yet")}
              {`, ${formatInstant(offer.redeemedAt ?? offer.createdAt, timeZone)}`}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
