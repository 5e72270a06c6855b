import { rows, type Db } from "../db.server.ts";
import type { CustomerId } from "../ids.ts";
import { CONTRIBUTION, COSTS_OF_ORDER } from "./order-costs.ts";

/** Read at once: what a million members take in memory are six columns of numbers, not a million rows. */
const AT_ONCE = 20_000;

/** What each member of an experiment brought, in columns; amounts in minor units. */
export interface Members {
  /** 1 = treated */
  arm: Uint8Array;
  /** contribution of goods of known cost; revenue of all others; the discount on those */
  k: Float64Array;
  r: Float64Array;
  d: Float64Array;
  /** value predicted for 12 months when the arms were drawn; NaN where nothing was */
  predicted: Float64Array;
}

interface Member {
  customerId: CustomerId;
  isTreated: boolean;
  predicted: number | null;
  k: number;
  r: number;
  d: number;
}

/** Everybody assigned, with their orders between two instants. */
export async function membersBetween(
  db: Db,
  shopId: number,
  experimentId: string,
  window: { from: string; until: string },
): Promise<Members> {
  const [counted] = await rows<{ n: number }>(
    db,
    "SELECT count(*) AS n FROM experiment_members WHERE shop_id = $1 AND experiment_id = $2",
    [shopId, experimentId],
  );
  const most = counted!.n;
  const column = () => new Float64Array(most);
  const arm = new Uint8Array(most);
  const [k, r, d, predicted] = [column(), column(), column(), column()];
  let n = 0;
  for (let after = 0; n < most;) {
    const page = await pageOf(db, shopId, experimentId, window, after);
    // fewer than were counted: somebody was erased meanwhile
    if (page.length === 0) break;
    for (const member of page.slice(0, most - n)) {
      arm[n] = member.isTreated ? 1 : 0;
      k[n] = member.k;
      r[n] = member.r;
      d[n] = member.d;
      predicted[n++] = member.predicted ?? NaN;
    }
    after = page.at(-1)!.customerId;
  }
  const cut = (whole: Float64Array) => whole.subarray(0, n);
  return { arm: arm.subarray(0, n), k: cut(k), r: cut(r), d: cut(d), predicted: cut(predicted) };
}

const pageOf = (
  db: Db,
  shopId: number,
  experimentId: string,
  window: { from: string; until: string },
  after: number,
) =>
  rows<Member>(
    db,
    `SELECT m.customer_id AS "customerId", m.arm = 'treated' AS "isTreated", m.clv12_minor AS predicted,
            ${CONTRIBUTION}
       FROM (SELECT * FROM experiment_members
              WHERE shop_id = $1 AND experiment_id = $2 AND customer_id > $5
              ORDER BY customer_id LIMIT ${AT_ONCE}) m
       LEFT JOIN orders o
         ON o.shop_id = m.shop_id AND o.customer_id = m.customer_id AND o.counts
        AND o.processed_at >= $3 AND o.processed_at < $4
       ${COSTS_OF_ORDER}
      GROUP BY m.customer_id, m.arm, m.clv12_minor ORDER BY m.customer_id`,
    [shopId, experimentId, window.from, window.until, after],
  );
