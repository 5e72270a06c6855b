import {
  stateChangesOfCustomer,
  type CustomerStateChange,
} from "../../clv/states/changes-of-customer.server.ts";
import { pool } from "../../db.server.ts";
import { offerEventsOfCustomer, type OfferEvent } from "../../offers/of-customer.server.ts";
import { ordersOfCustomer, type CustomerOrder } from "../../orders/of-customer.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { answersOfCustomer, type CustomerAnswer } from "../../surveys/of-customer.server.ts";
import type { CustomerId } from "../../ids.ts";
import {
  cursorText,
  merged,
  positionFor,
  type TimelineCursor,
  type TimelineKind,
} from "./timeline.ts";

type Entry<Kind extends TimelineKind, Content> = { kind: Kind; id: string; at: string } & Content;

export type TimelineEntry =
  | Entry<"order", { order: Omit<CustomerOrder, "processedAt"> }>
  | Entry<"state", { change: Pick<CustomerStateChange, "day" | "from" | "to"> }>
  | Entry<"offer", { offer: Omit<OfferEvent, "at"> }>
  | Entry<"answer", { answer: Omit<CustomerAnswer, "receivedAt"> }>;

const SHOWN = 25;

/** A page of all that happened to a customer, the newest first, each read by its own key. */
export async function customerTimeline(
  shop: ShopRow,
  customerId: CustomerId,
  cursor: TimelineCursor | null,
): Promise<{ entries: TimelineEntry[]; older: string | null }> {
  const { shopId } = shop;
  const limit = SHOWN + 1;
  const from = (kind: TimelineKind) => positionFor(kind, cursor);
  const [changes, offers, answers, orders] = await Promise.all([
    stateChangesOfCustomer(pool, shop, customerId, from("state"), limit),
    offerEventsOfCustomer(pool, shopId, customerId, from("offer"), limit),
    answersOfCustomer(pool, shopId, customerId, from("answer"), limit),
    ordersOfCustomer(pool, shopId, customerId, from("order"), limit),
  ]);
  const { entries, hasMore } = merged<TimelineEntry>(
    [
      changes.map(({ at, ...change }) => ({
        kind: "state",
        id: change.day,
        at: at.toISOString(),
        change,
      })),
      offers.map(({ at, ...offer }) => ({
        kind: "offer",
        id: offer.eventId,
        at: at.toISOString(),
        offer,
      })),
      answers.map(({ receivedAt, ...answer }) => ({
        kind: "answer",
        id: answer.responseId,
        at: receivedAt.toISOString(),
        answer,
      })),
      orders.map(({ processedAt, ...order }) => ({
        kind: "order",
        id: String(order.orderId),
        at: processedAt.toISOString(),
        order,
      })),
    ],
    SHOWN,
  );
  const last = entries.at(-1);
  return { entries, older: hasMore && last ? cursorText(last) : null };
}
