import { WAIT_DAYS } from "../../figures/beyond.ts";
import { dayNumber, formatDay } from "../../calendar/days.ts";
import { formatMoney } from "../../figures/format.ts";
import type { OrderId } from "../../ids.ts";
import { courseWords } from "./words.ts";

/** An order as the course draws it. */
interface CourseOrder {
  orderId: OrderId;
  name: string;
  day: string;
  revenueMinor: number;
}

/** From half their usual gap to half as much more they are on time. */
const EARLY = 0.5;
const LATE = 1.5;

/** The orders of a customer as dots over time, and when the next is usually due. */
export function courseOf(
  orders: readonly CourseOrder[],
  rhythmDays: number | null,
  currency: string,
) {
  const dots = [...orders].reverse().map(({ orderId, name, day, revenueMinor }) => ({
    day,
    what: courseWords.order(name || String(orderId), formatMoney(revenueMinor, currency)),
    href: `shopify://admin/orders/${orderId}`,
  }));
  const last = dots.at(-1)?.day;
  const after = (share: number) =>
    formatDay(dayNumber(last!) + Math.round(share * (rhythmDays ?? 0)));
  return {
    dots,
    ...(last && rhythmDays !== null && rhythmDays >= 1 && rhythmDays <= WAIT_DAYS
      ? { rhythm: { from: after(EARLY), until: after(LATE), name: courseWords.due } }
      : {}),
  };
}
