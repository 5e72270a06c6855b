import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { querySegment } from "../../segments/query.ts";
import type { LoadedSegment } from "./read.server.ts";
import type { Counted } from "./use-counted.tsx";
import { countWords, page, sizeWords, sureWords } from "./words.ts";

interface SegmentSummaryProps {
  counted: Counted;
  kept: LoadedSegment["kept"];
  currency: string;
}

/** How many it holds now and who they are; of one that is kept, what was counted last and what one can do. */
export function SegmentSummary({ counted, kept, currency }: SegmentSummaryProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <div aria-live="polite" className="counted">
          <CountedNow {...counted} />
        </div>
        {kept?.size ? (
          <BlockStack gap="050">
            {sizeWords(kept.size, currency).map((sentence) => (
              <Text as="p" key={sentence} variant="bodySm" tone="subdued">
                <span className="numeric">{sentence}</span>
              </Text>
            ))}
          </BlockStack>
        ) : null}
        {kept ? (
          <InlineStack gap="300" blockAlign="center">
            <Button url={`/app/customers?${querySegment(kept.segmentId)}`}>
              {page.seeCustomers}
            </Button>
            <Button variant="plain" url={offerTo(kept.segmentId)}>
              {page.createOffer}
            </Button>
          </InlineStack>
        ) : null}
      </BlockStack>
    </Card>
  );
}

const offerTo = (segmentId: string): string =>
  `/app/offers/new?${new URLSearchParams({ segment: segmentId })}`;

function CountedNow({ isEmpty, isCounting, said }: Counted) {
  if (isEmpty) return <Text as="p">{page.nobodyYet}</Text>;
  if (!said) return <Text as="p">{isCounting ? page.counting : page.notCounted}</Text>;
  const sure = sureWords(said.count);
  return (
    <BlockStack gap="200">
      <Text as="p" variant="headingLg">
        <span className="numeric">{countWords(said.count)}</span>
      </Text>
      {sure ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {sure}
        </Text>
      ) : null}
      <Text as="p">{said.who}</Text>
    </BlockStack>
  );
}
