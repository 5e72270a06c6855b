import { z } from "zod";

const nothing = z.object({});
const titled = z.object({ title: z.string() });
const count = z.number().int();

/** What the sentence of each kind says. A kind is the piece of news it is written from. */
export const noticeFacts = {
  "import.finished": z.object({ orders: count }),
  "import.failed": nothing,
  "comparison.repaired": z.object({ repaired: count, removed: count }),
  "order-file.finished": z.object({ orders: count, setAside: count }),
  "costs.first-read": nothing,
  "customer.gathered": nothing,
  "offer.launched": titled.extend({ codes: count }),
  "offer.failed": titled,
  "offer.judged": titled,
  "sale.ended": titled,
  "sale.failed": titled,
  "everything.gathered": nothing,
  "leaving.finished": z.object({ left: count }),
} as const;

export type NoticeKind = keyof typeof noticeFacts;
export type NoticeFacts<K extends NoticeKind> = z.infer<(typeof noticeFacts)[K]>;

export const isNoticeKind = (kind: string): kind is NoticeKind => Object.hasOwn(noticeFacts, kind);

/** Something a merchant waited for and is over: a line on Home. */
export type Notice = {
  [K in NoticeKind]: {
    kind: K;
    /** what it is about: the number of an offer, of an import */
    subject: string;
    facts: NoticeFacts<K>;
    /** ISO 8601 */
    at: string;
  };
}[NoticeKind];

/** Days a notice is kept. */
export const NOTICE_DAYS = 30;
