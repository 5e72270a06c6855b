import { pool, type Db } from "../db.server.ts";
import { getSale } from "../flash-sales/sales.server.ts";
import { leavingOf } from "../leaving/leave.server.ts";
import { getOffer } from "../offers/offers.server.ts";
import { lastOfEachKind } from "../orders/checks.server.ts";
import { orderFiles } from "../orders/file/files.server.ts";
import { getImport } from "../orders/import-state.server.ts";
import type { NoticeFacts, NoticeKind } from "./notice.ts";

type Read<Facts> = (db: Db, shopId: number, subject: string, at: Date) => Promise<Facts | null>;

const nothing = () => Promise.resolve({});

const titleOfSale: Read<{ title: string }> = async (db, shopId, saleId) => {
  const sale = await getSale(db, shopId, saleId);
  return sale && { title: sale.title };
};

const titleOfOffer: Read<{ title: string }> = async (db, shopId, offerId) => {
  const offer = await getOffer(db, shopId, offerId);
  return offer && { title: offer.title };
};

/** What there is to say of each kind, as its room knows it; null = what it was about is no more. */
const reads: { [K in NoticeKind]: Read<NoticeFacts<K>> } = {
  "import.finished": async (db, shopId, importId) => {
    const read = await getImport(db, shopId, importId);
    return read && { orders: read.ordersRead };
  },
  "import.failed": nothing,
  "comparison.repaired": async (db, shopId, _, at) => {
    const check = (await lastOfEachKind(db, shopId, at)).find(({ kind }) => kind === "all");
    return check ? { repaired: check.repaired, removed: check.removed } : null;
  },
  "order-file.finished": async (db, shopId, fileId) => {
    const file = (await orderFiles(db, shopId)).find((one) => one.fileId === fileId);
    return file ? { orders: file.counted, setAside: file.setAside } : null;
  },
  "costs.first-read": nothing,
  "customer.gathered": nothing,
  "offer.launched": async (db, shopId, offerId) => {
    const offer = await getOffer(db, shopId, offerId);
    return offer && { title: offer.title, codes: offer.codesAdded };
  },
  "offer.failed": titleOfOffer,
  "offer.judged": titleOfOffer,
  "sale.ended": titleOfSale,
  "sale.failed": titleOfSale,
  "everything.gathered": nothing,
  "leaving.finished": async (db, shopId) => {
    const leaving = await leavingOf(db, shopId);
    return leaving && { left: leaving.left.length };
  },
};

/** What a notice says; null when there is nothing to say any more. */
export function factsOf(
  shopId: number,
  kind: NoticeKind,
  subject: string,
  at: Date,
): Promise<object | null> {
  return reads[kind](pool, shopId, subject, at);
}
