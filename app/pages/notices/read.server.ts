import { pool } from "../../db.server.ts";
import type { Notice, NoticeKind } from "../../notices/notice.ts";
import { openNotices } from "../../notices/notices.server.ts";
import { sentences } from "./words.ts";

/** A line of the card. */
export interface NoticeLine {
  kind: string;
  subject: string;
  /** ISO 8601 */
  at: string;
  sentence: string;
  url: string;
}

const pageOf: { [K in NoticeKind]: (subject: string) => string } = {
  "import.finished": () => "/app/customers",
  "import.failed": () => "/app",
  "comparison.repaired": () => "/app/settings/health",
  "order-file.finished": () => "/app/settings/data",
  "costs.first-read": () => "/app/value",
  "customer.gathered": () => "/app/settings/data",
  "offer.launched": (offerId) => `/app/offers/${offerId}`,
  "offer.failed": (offerId) => `/app/offers/${offerId}`,
  "offer.judged": (offerId) => `/app/offers/${offerId}`,
  "sale.ended": (saleId) => `/app/offers/sales/${saleId}`,
  "sale.failed": (saleId) => `/app/offers/sales/${saleId}`,
  "everything.gathered": () => "/app/settings/data",
  "leaving.finished": () => "/app/settings/leaving",
};

const sentenceOf = <K extends NoticeKind>({ kind, facts }: Extract<Notice, { kind: K }>): string =>
  (sentences[kind] as (known: typeof facts) => string)(facts);

/** What is over and was not put away, the newest first. */
export async function noticeLines(shopId: number): Promise<NoticeLine[]> {
  const open = await openNotices(pool, shopId);
  return open.map((notice) => ({
    kind: notice.kind,
    subject: notice.subject,
    at: notice.at,
    sentence: sentenceOf(notice),
    url: pageOf[notice.kind](notice.subject),
  }));
}
