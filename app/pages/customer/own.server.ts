import { shopDay } from "../../calendar/shop-day.ts";
import { notesOf } from "../../customers/notes.server.ts";
import { tagsOf } from "../../customers/tags.server.ts";
import { pool } from "../../db.server.ts";
import type { CustomerId } from "../../ids.ts";
import { offerEventsOfCustomer } from "../../offers/of-customer.server.ts";
import { ordersOfCustomer } from "../../orders/of-customer.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { staffNames } from "../staff.server.ts";
import { codesOf } from "./codes.ts";

const DRAWN = 24;
const NOTES = 50;
const EVENTS = 50;

/** What stands beside a customer's history: their newest orders as days, what the staff wrote, the codes they got. */
export async function ownOf({ shopId, timezone }: ShopRow, customerId: CustomerId) {
  const [orders, tags, notes, nameOf, events] = await Promise.all([
    ordersOfCustomer(pool, shopId, customerId, null, DRAWN),
    tagsOf(pool, shopId, customerId),
    notesOf(pool, shopId, customerId, NOTES),
    staffNames(shopId),
    offerEventsOfCustomer(pool, shopId, customerId, null, EVENTS),
  ]);
  return {
    orders: orders
      .filter(({ counts }) => counts)
      .map((order) => ({ ...order, day: shopDay(order.processedAt, timezone) })),
    tags,
    notes: notes.map(({ noteId, text, staffId, at }) => ({
      noteId,
      text,
      by: nameOf(staffId),
      at: at.toISOString(),
    })),
    codes: codesOf(events),
  };
}
