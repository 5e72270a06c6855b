import { hash } from "node:crypto";
import type { ExportedOrder } from "../../../contracts/order-export/order.ts";
import type { OrderId } from "../../ids.ts";
import type { OrderRecord } from "../order-record.ts";
import { worthOf } from "./worth.ts";

/** Ids from here on are of orders whose file does not tell Shopify's number; Shopify's are far below. */
export const UNNUMBERED = 2 ** 52;

/**
 * An order of a file in our terms: without lines, because the export does not number products, and of nobody, until
 * Shopify has said who the buyer is.
 * @param dayOf the calendar day of an instant in the shop's time zone
 */
export function fileOrderRecord(
  order: ExportedOrder,
  dayOf: (instant: string) => string,
): OrderRecord {
  const processedAt = iso(order.createdAt);
  const discounts = order.lines.reduce((sum, line) => sum + line.discount, 0);
  return {
    orderId: order.id === null ? idOfName(order.name, processedAt) : (order.id as OrderId),
    customerId: null,
    name: order.name,
    processedAt,
    // older than any version Shopify can give
    updatedAt: iso(order.createdAt - 1000),
    cancelledAt: order.cancelledAt === null ? null : iso(order.cancelledAt),
    day: dayOf(processedAt),
    test: false,
    ...worthOf(order),
    totalMinor: order.total,
    refundedMinor: order.refunded,
    discountMinor: discounts,
    sourceName: order.sourceName,
    financialStatus: order.financialStatus,
    discountCodes: order.discountCodes,
    confirmationNumber: null,
    checkoutTokenHash: null,
    lines: [],
  };
}

/** The same file gives the same id. */
function idOfName(name: string, processedAt: string): OrderId {
  const digits = hash("sha256", `${name}\n${processedAt}`).slice(0, 12);
  return (UNNUMBERED + Number.parseInt(digits, 16)) as OrderId;
}

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();
