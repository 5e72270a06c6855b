import type { Random } from "../../app/numeric/random.ts";
import { ofLine } from "../fulfillment/derived-ids.ts";
import { reasonByHandle } from "../returns/reasons.ts";
import { toIso, toSeconds } from "../store/instants.ts";
import type { ReturnRecord } from "../store/returns.ts";
import type { OrderLineRecord, OrderRecord } from "../store/types.ts";
import { complaintTruth, reasonTruth, serviceTruth, supplierTruth } from "./delivery-truth.ts";
import type { Course } from "./deliveries.ts";

const day = 86_400;

interface Back {
  line: OrderLineRecord;
  quantity: number;
  reason: string;
  customerNote: string | null;
}

/** Draws what comes back: what was refunded with goods, what broke on its way, what was faulty from the start. */
export function createReturned(
  nextId: (kind: string) => number,
  typeOf: (productId: number) => string | undefined,
  endsAt: number,
  random: Random,
) {
  function reason(): string {
    let left = random.next();
    for (const handle in reasonTruth) {
      left -= reasonTruth[handle]!;
      if (left < 0) return handle;
    }
    return "unknown";
  }

  function record(order: OrderRecord, number: number, at: number, back: Back[]): ReturnRecord {
    const createdAt = toIso(at);
    return {
      id: nextId("return"),
      orderId: order.id,
      number,
      status: "OPEN",
      createdAt,
      approvedAt: createdAt,
      closedAt: null,
      decline: null,
      lines: back.map(({ line, quantity, reason: handle, customerNote }) => ({
        id: nextId("returnLine"),
        fulfillmentLineId: line.id + ofLine.fulfillmentLine,
        lineId: line.id,
        quantity,
        processed: 0,
        refunded: 0,
        reasonId: reasonByHandle(handle).id,
        note: handle === "other-reason" ? "Other" : "",
        customerNote,
      })),
      refundIds: [],
      reverse: null,
    };
  }

  /** All of it arrived and was looked at. */
  function close(one: ReturnRecord, order: OrderRecord, at: number, isRefunded: boolean): void {
    const closedAt = toIso(at);
    one.status = "CLOSED";
    one.closedAt = closedAt;
    for (const line of one.lines) {
      line.processed = line.quantity;
      if (isRefunded) line.refunded = line.quantity;
    }
    one.reverse = {
      id: nextId("reverseOrder"),
      status: "CLOSED",
      lines: one.lines.map((line) => ({
        id: nextId("reverseLine"),
        returnLineId: line.id,
        total: line.quantity,
        dispositions: [
          {
            id: nextId("disposition"),
            type: "NOT_RESTOCKED",
            quantity: line.quantity,
            locationId: order.delivery?.locationId ?? null,
            createdAt: closedAt,
          },
        ],
      })),
      deliveries: [],
    };
  }

  /** goods that came back with a refund that was drawn before */
  function withRefunds(order: OrderRecord, course: Course, returns: ReturnRecord[]): void {
    for (const refund of order.refunds) {
      const at = toSeconds(refund.createdAt);
      const back = refund.lines.flatMap(({ lineId, quantity }): Back[] => {
        const line = order.lines.find(({ id }) => id === lineId)!;
        const why = reason();
        return line.isGiftCard ? [] : [{ line, quantity, reason: why, customerNote: null }];
      });
      const asked = Math.max(course.sentAt + 3600, at - random.int(day, 6 * day));
      if (asked >= at || back.length === 0) continue;
      const one = record(order, returns.length + 1, asked, back);
      one.refundIds.push(refund.id);
      close(one, order, at, true);
      returns.push(one);
    }
  }

  function complaints(order: OrderRecord, course: Course): Back[] {
    const goods = order.lines.filter((line) => !line.isGiftCard);
    const isBroken = random.next() < serviceTruth[course.service].damaged;
    const back: Back[] = [];
    if (isBroken && goods.length > 0) {
      const line = random.pick(goods);
      const customerNote = "Arrived broken";
      back.push({ line, quantity: 1, reason: "damaged-or-defective", customerNote });
    }
    for (const line of goods) {
      const faulty = supplierTruth[typeOf(line.productId!) ?? ""]?.faulty ?? 0;
      if (random.next() >= 1 - (1 - faulty) ** line.quantity) continue;
      if (back.some((one) => one.line === line)) continue;
      const isWrong = random.next() < 0.3;
      back.push({
        line,
        quantity: 1,
        reason: isWrong ? "received-the-wrong-item" : "damaged-or-defective",
        customerNote: isWrong ? "Not what I ordered" : "Does not work as it should",
      });
    }
    return back;
  }

  return {
    draw(order: OrderRecord, course: Course): ReturnRecord[] {
      const returns: ReturnRecord[] = [];
      if (order.refunds.length > 0) withRefunds(order, course, returns);
      const back = complaints(order, course).filter(({ line }) => line.currentQuantity > 0);
      if (back.length === 0 || course.arrivedAt === null) return returns;
      if (random.next() >= complaintTruth.share) return returns;
      const at = Math.floor(course.arrivedAt + day * random.exponential(1 / complaintTruth.days));
      const closing = Math.floor(at + day * (2 + random.exponential(1 / 6)));
      if (at > endsAt) return returns;
      const one = record(order, returns.length + 1, at, back);
      if (closing <= endsAt) close(one, order, closing, false);
      else if (at > endsAt - 2 * day) {
        one.status = "REQUESTED";
        one.approvedAt = null;
      }
      returns.push(one);
      return returns;
    },
  };
}
