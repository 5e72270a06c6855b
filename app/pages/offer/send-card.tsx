import { BlockStack, Card, List, Text } from "@shopify/polaris";
import { CodesDownloads } from "./codes-downloads.tsx";
import { sendCard as words } from "./words.ts";

interface SendCardProps {
  offer: { offerId: string; codePrefix: string; codesAdded: number };
  /** when orders stop to count */
  until: string;
  timeZone: string;
}

/** The next step of an offer: nobody knows of a code until it is sent. */
export function SendCard({ offer, until, timeZone }: SendCardProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingLg">
          {words.next}
        </Text>
        <Text as="p">{words.why(offer.codesAdded, until, timeZone)}</Text>
        <List type="number">
          {words.steps.map((step) => (
            <List.Item key={step}>{step}</List.Item>
          ))}
        </List>
        <CodesDownloads offer={offer} />
      </BlockStack>
    </Card>
  );
}
