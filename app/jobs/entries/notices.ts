import { z } from "zod";
import { job, type AnyJob } from "../job.ts";
import type { NewsName } from "../news.ts";
import { shop } from "../payloads.ts";

/** What the news is about, for a line on Home. */
const notice = (
  kind: NewsName,
  { shopId, at }: { shopId: number; at: string },
  subject: string = kind,
) => ({ shopId, kind, subject, at });

export const noticesJobs = {
  "notices.note": job({
    payload: shop.extend({ kind: z.string(), subject: z.string(), at: z.iso.datetime() }),
    words: "Write down what is done, for Home",
    on: {
      "import.finished": (news) => notice("import.finished", news, news.importId),
      "import.failed": (news) => notice("import.failed", news, news.importId),
      "comparison.repaired": (news) => notice("comparison.repaired", news, news.importId),
      "order-file.finished": (news) => notice("order-file.finished", news, news.fileId),
      "costs.first-read": (news) => notice("costs.first-read", news),
      "customer.gathered": (news) => notice("customer.gathered", news, news.requestId),
      "offer.launched": (news) => notice("offer.launched", news, news.offerId),
      "offer.failed": (news) => notice("offer.failed", news, news.offerId),
      "offer.judged": (news) => notice("offer.judged", news, news.offerId),
      "sale.ended": (news) => notice("sale.ended", news, news.saleId),
      "sale.failed": (news) => notice("sale.failed", news, news.saleId),
      "leaving.finished": (news) => notice("leaving.finished", news),
      "everything.gathered": (news) => notice("everything.gathered", news),
    },
  }),
  "notices.drop-old": job({
    payload: shop,
    words: "Put away what was done long ago",
    schedule: "nightly",
  }),
} as const satisfies Record<`notices.${string}`, AnyJob>;
