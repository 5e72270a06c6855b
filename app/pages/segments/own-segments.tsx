import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { Sparkline } from "../../components/charts/sparkline.tsx";
import { formatCompactMoney, formatNumber } from "../../figures/format.ts";
import { querySegment } from "../../segments/query.ts";
import type { OwnSegment } from "./own.server.ts";
import { changeWords, own, page, segmentCard } from "./words.ts";

interface OwnSegmentsProps {
  segments: OwnSegment[];
  currency: string;
}

/** The segments a shop made itself, before those every shop has. */
export function OwnSegments({ segments, currency }: OwnSegmentsProps) {
  return (
    <BlockStack gap="300">
      <div className="between-cards">
        <Text as="h2" variant="headingMd">
          {own.title}
        </Text>
        <Text as="p" tone="subdued">
          {segments.length === 0 ? own.none : own.meaning}
        </Text>
        {segments.length === 0 ? <Link url="/app/segments/new">{page.newSegment}</Link> : null}
      </div>
      <div className="segment-row">
        {segments.map((segment) => (
          <OwnCard key={segment.segmentId} segment={segment} currency={currency} />
        ))}
      </div>
    </BlockStack>
  );
}

function OwnCard({ segment, currency }: { segment: OwnSegment; currency: string }) {
  const { segmentId, name, version, who, size, course } = segment;
  const seeCustomers = `/app/customers?${querySegment(segmentId)}`;
  return (
    <Card>
      <div className="segment" data-segment={segmentId} data-purpose="own">
        <BlockStack gap="200">
          <Text as="h3" variant="headingSm">
            {name}
          </Text>
          {size ? (
            <div className="segment-figures">
              <p>
                <span className="figure">
                  <Link url={seeCustomers} monochrome removeUnderline>
                    {formatNumber(size.customers)}
                    <span className="visually-hidden">
                      {segmentCard.customersSeeThem(size.customers)}
                    </span>
                  </Link>
                </span>
                <span className="segment-what">{segmentCard.customers(size.customers)}</span>
              </p>
              <Estimate
                minor={size.valueAtRiskMinor}
                currency={currency}
                what={segmentCard.atRiskOver12}
              />
              <Estimate minor={size.predictedMinor} currency={currency} what={own.predicted} />
            </div>
          ) : (
            <Text as="p" tone="subdued">
              {own.notCounted}
            </Text>
          )}
          <Text as="p">{who}</Text>
        </BlockStack>
        <BlockStack gap="200">
          {course ? (
            <div className="segment-movement">
              <Sparkline
                label={segmentCard.size}
                values={course.values}
                format={formatNumber}
                wide
              />
              <Text as="p" variant="bodySm">
                {changeWords(course)}
              </Text>
            </div>
          ) : null}
          {size ? (
            <Text as="p" variant="bodySm" tone="subdued">
              {own.countedOn(size.day, size.version !== version)}
            </Text>
          ) : null}
          <Actions name={name} segmentId={segmentId} seeCustomers={seeCustomers} />
        </BlockStack>
      </div>
    </Card>
  );
}

interface EstimateProps {
  minor: number;
  currency: string;
  what: string;
}

const Estimate = ({ minor, currency, what }: EstimateProps) => (
  <p>
    <span className="figure">~{formatCompactMoney(minor, currency)}</span>
    <span className="segment-what">{what}</span>
  </p>
);

interface ActionsProps {
  name: string;
  segmentId: string;
  seeCustomers: string;
}

const Actions = ({ name, segmentId, seeCustomers }: ActionsProps) => (
  <InlineStack gap="300" blockAlign="center">
    {[
      {
        content: segmentCard.createOffer,
        url: `/app/offers/new?${new URLSearchParams({ segment: segmentId })}`,
      },
      { content: segmentCard.seeCustomers, url: seeCustomers },
      { content: own.edit, url: `/app/segments/${segmentId}` },
    ].map(({ content, url }, place) => (
      <Button
        key={url}
        url={url}
        variant={place === 0 ? "secondary" : "plain"}
        accessibilityLabel={segmentCard.actionOn(content, name)}
      >
        {content}
      </Button>
    ))}
  </InlineStack>
);
