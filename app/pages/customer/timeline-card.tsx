import { ToldBadge } from "../../components/told-badge.tsx";
import { aboutBadge } from "../../components/words.ts";
import { BlockStack, Box, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { SerializeFrom } from "@remix-run/node";
import type { ReactNode } from "react";
import { Disclosure } from "../../components/disclosure.tsx";
import { Pages } from "../../components/form-table.tsx";
import { formatDay, formatInstant, formatMoney } from "../../figures/format.ts";
import { StateBadge } from "../state-badge.tsx";
import type { TimelineEntry } from "./timeline.server.ts";
import { folded } from "./fold.ts";
import { fold, gapWords, offerWords, orderWords, whyNot, timelineCard } from "./words.ts";

type Entry = SerializeFrom<TimelineEntry>;

interface TimelineProps {
  entries: Entry[];
  /** days between orders to be expected of this customer */
  rhythmDays: number | null;
  currency: string;
  timeZone: string;
  newest: string | null;
  older: string | null;
}

/** All that happened, the newest first. */
export function TimelineCard({ entries, newest, older, ...shop }: TimelineProps) {
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {timelineCard.timeline}
        </Text>
      </Box>
      <ol className="history">
        {folded(entries).map((part) =>
          part.kind === "entry" ? (
            <OneItem key={keyOf(part.entry)} entry={part.entry} {...shop} />
          ) : (
            <li key={keyOf(part.entries[0]!)} className="history-fold">
              <Disclosure label={foldWords(part.entries, shop.currency, shop.timeZone)}>
                <ol>
                  {part.entries.map((entry) => (
                    <OneItem key={keyOf(entry)} entry={entry} {...shop} />
                  ))}
                </ol>
              </Disclosure>
            </li>
          ),
        )}
      </ol>
      <Pages newest={newest} older={older} />
    </Card>
  );
}

type EntryProps = Pick<TimelineProps, "rhythmDays" | "currency" | "timeZone"> & { entry: Entry };

const keyOf = ({ kind, id }: Entry) => `${kind} ${id}`;

/** What a row of orders that is folded came to. */
function foldWords(entries: Entry[], currency: string, timeZone: string): string {
  const day = (entry: Entry) => formatInstant(entry.at, timeZone);
  const minor = entries.reduce(
    (sum, entry) => sum + (entry.kind === "order" ? entry.order.revenueMinor : 0),
    0,
  );
  return fold.orders(
    entries.length,
    day(entries.at(-1)!),
    day(entries[0]!),
    formatMoney(minor, currency),
  );
}

function OneItem(props: EntryProps) {
  return (
    <li data-kind={props.entry.kind}>
      <OneEntry {...props} />
    </li>
  );
}

function OneEntry({ entry, rhythmDays, currency, timeZone }: EntryProps) {
  const when = formatInstant(entry.at, timeZone);
  switch (entry.kind) {
    case "order":
      return (
        <Line
          details={[when, gapWords(entry.order, rhythmDays), ...orderWords(entry.order, currency)]}
          amount={formatMoney(entry.order.revenueMinor, currency)}
        >
          <Text as="span" fontWeight="semibold">
            <Link url={`shopify://admin/orders/${entry.order.orderId}`} target="_top" monochrome>
              {entry.order.name || timelineCard.order(entry.order.orderId)}
            </Link>
          </Text>
          {entry.order.isFirst ? (
            <ToldBadge about={aboutBadge.order} tone="info">
              {timelineCard.firstOrder}
            </ToldBadge>
          ) : null}
          {entry.order.fromFile ? (
            <ToldBadge about={aboutBadge.order}>{timelineCard.fromFile}</ToldBadge>
          ) : null}
          {entry.order.counts ? null : (
            <ToldBadge about={aboutBadge.order}>{whyNot(entry.order)}</ToldBadge>
          )}
        </Line>
      );
    case "state":
      return (
        <Line details={[formatDay(entry.change.day)]}>
          <Text as="span">
            {entry.change.from ? timelineCard.movedTo : timelineCard.firstSeenAs}
          </Text>
          <StateBadge state={entry.change.to} />
        </Line>
      );
    case "offer":
      return (
        <Line details={[when, offerWords(entry.offer, currency)]}>
          <Text as="span">
            {entry.offer.kind === "redeemed" ? timelineCard.redeemed : timelineCard.offer}
          </Text>
          <Link url={`/app/offers/${entry.offer.offerId}`}>{entry.offer.title}</Link>
          {entry.offer.kind === "held_out" ? (
            <ToldBadge about={aboutBadge.offer}>{timelineCard.heldOut}</ToldBadge>
          ) : null}
        </Line>
      );
    case "answer":
      return (
        <Line
          details={[
            when,
            entry.answer.orderName ? timelineCard.about(entry.answer.orderName) : null,
          ]}
        >
          <Text as="span">
            {timelineCard.answered}{" "}
            <span className="numeric">{timelineCard.of5(entry.answer.rating)}</span>
            {entry.answer.comment ? `: ${entry.answer.comment}` : timelineCard.noComment}
          </Text>
        </Line>
      );
  }
}

interface LineProps {
  children: ReactNode;
  details: (string | null)[];
  amount?: string;
}

function Line({ children, details, amount }: LineProps) {
  return (
    <>
      <BlockStack gap="050">
        <InlineStack gap="200" blockAlign="center">
          {children}
        </InlineStack>
        <Text as="span" variant="bodySm" tone="subdued">
          {details.filter(Boolean).join(", ")}
        </Text>
      </BlockStack>
      {amount ? <span className="numeric">{amount}</span> : null}
    </>
  );
}
