-- Orders that count, by state, so that the average order of a segment needs no look at every customer. The release
-- before adds up without them: 0 until the states are added up again.
ALTER TABLE "state_totals" ADD COLUMN "orders" BIGINT NOT NULL DEFAULT 0;

UPDATE "state_totals" t SET "orders" = found."orders"
  FROM (SELECT v."shop_id", v."state", coalesce(sum(c."orders"), 0) AS "orders"
          FROM "customer_values" v JOIN "customers" c USING ("shop_id", "customer_id")
         GROUP BY v."shop_id", v."state") found
 WHERE t."shop_id" = found."shop_id" AND t."state" = found."state";
