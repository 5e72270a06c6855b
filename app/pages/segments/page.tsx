import { BlockStack, Page, Text } from "@shopify/polaris";
import type { LinksFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyCard } from "../../components/empty.tsx";
import { usePolling } from "../../components/form-polling.ts";
import { EmptySegments } from "./empty-segments.tsx";
import { OwnSegments } from "./own-segments.tsx";
import { PeriodControl } from "../../components/period-control.tsx";
import type { segmentsPage } from "./read.server.ts";
import { SegmentCard } from "./segment-card.tsx";
import styles from "./segments.css?url";
import { titled } from "../../components/titled.ts";
import { purposes, page } from "./words.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta = titled(page.segments);

export default function Segments() {
  const {
    groups,
    own,
    currency,
    isEmpty,
    isImporting,
    isComputing,
    followed,
    unprofiled,
    ...period
  } = useLoaderData<typeof segmentsPage>();
  usePolling(isEmpty && (isImporting || isComputing));
  return (
    <Page
      title={page.segments}
      subtitle={isImporting ? page.notAllOrders : page.everyCustomer(unprofiled)}
      primaryAction={{ content: page.createOffer, url: "/app/offers/new" }}
      secondaryActions={[
        { content: page.newSegment, url: "/app/segments/new" },
        { content: page.whatTheyMean, url: "/app/segments/help" },
      ]}
    >
      {isEmpty ? (
        <EmptyCard
          title={page.yourCustomersSorted}
          action={{ content: page.seeProgress, url: "/app" }}
        >
          {isImporting || isComputing ? page.whenAllOrders : page.segmentsFill}
        </EmptyCard>
      ) : (
        <BlockStack gap="600">
          <div className="between-cards">
            <PeriodControl asked={period.asked} timeZone={period.timeZone} />
            {period.since !== null && period.since > period.asked.period.from ? (
              <Text as="p" variant="bodySm" tone="subdued">
                {page.keptSince(period.since)}
              </Text>
            ) : null}
          </div>
          <OwnSegments segments={own} currency={currency} />
          {groups.map(({ purpose, segments }) => (
            <BlockStack key={purpose} gap="300">
              <div className="between-cards">
                <Text as="h2" variant="headingMd">
                  {purposes[purpose].title}
                </Text>
                <Text as="p" tone="subdued">
                  {purposes[purpose].meaning}
                </Text>
              </div>
              <div className="segment-row">
                {segments
                  .filter(({ customers }) => customers > 0)
                  .map((segment) => (
                    <SegmentCard
                      key={segment.state}
                      segment={segment}
                      currency={currency}
                      followed={followed}
                    />
                  ))}
              </div>
              <EmptySegments
                states={segments.flatMap(({ state, customers }) => (customers === 0 ? state : []))}
              />
            </BlockStack>
          ))}
        </BlockStack>
      )}
    </Page>
  );
}
