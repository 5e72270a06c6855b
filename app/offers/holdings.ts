import { THEIRS, type Holding } from "../shops/holding.ts";

/** Offers in which who stays has a code already, or was held out: the other's code is no second gift. */
const HAS_ENOUGH = `(EXISTS (SELECT 1 FROM offer_members own
     WHERE own.shop_id = $1 AND own.offer_id = m.offer_id AND own.customer_id = $3::bigint)
  OR EXISTS (SELECT 1 FROM experiment_members e
     WHERE e.shop_id = $1 AND e.experiment_id = m.offer_id AND e.customer_id = $3::bigint AND e.arm = 'holdout'))`;
const OF_THE_GONE = "m.shop_id = $1 AND m.customer_id = $2::bigint";

export const holdings: Holding[] = [
  {
    table: "offer_members",
    rows: THEIRS,
    byOrder: false,
    erased: "gone",
    // it may have been passed on long ago, so it is remembered whose it is, and never given again
    merged: {
      by: [
        `INSERT INTO offer_other_codes (shop_id, code, offer_id, customer_id)
         SELECT m.shop_id, m.code, m.offer_id, $3::bigint FROM offer_members m
          WHERE ${OF_THE_GONE} AND m.code IS NOT NULL AND ${HAS_ENOUGH}
         ON CONFLICT DO NOTHING`,
        `DELETE FROM offer_members m WHERE ${OF_THE_GONE} AND ${HAS_ENOUGH}`,
        `UPDATE offer_members m SET customer_id = $3::bigint WHERE ${OF_THE_GONE}`,
      ],
    },
    exported: true,
  },
  {
    table: "offer_other_codes",
    rows: THEIRS,
    byOrder: false,
    erased: "gone",
    merged: "moved",
    exported: true,
  },
  {
    table: "offer_redemptions",
    rows: THEIRS,
    byOrder: true,
    erased: { set: "customer_id = NULL" },
    merged: "moved",
    exported: true,
  },
];
