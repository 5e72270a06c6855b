-- On which days flash sales ran: a forecast knows them as the shop's own events. The sales of before are taken over once;
-- from now on each sale tells of itself. A zone PostgreSQL does not know is taken for UTC.
CREATE TABLE "sale_runs" (
    "shop_id" INTEGER NOT NULL,
    "sale_id" UUID NOT NULL,
    "first_day" DATE,
    "last_day" DATE,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sale_runs_pkey" PRIMARY KEY ("shop_id","sale_id")
);

INSERT INTO "sale_runs" ("shop_id", "sale_id", "first_day", "last_day", "told_at")
SELECT f."shop_id", f."sale_id",
       (f."starts_at" AT TIME ZONE coalesce(z."name", 'UTC'))::date,
       (greatest(f."starts_at", CASE WHEN f."state" = 'cancelled' THEN least(f."ends_at", f."cancelled_at") ELSE f."ends_at" END
                 - interval '1 second') AT TIME ZONE coalesce(z."name", 'UTC'))::date,
       f."created_at"
  FROM "flash_sales" f JOIN "shops" s ON s."shop_id" = f."shop_id"
  LEFT JOIN pg_timezone_names z ON z."name" = s."timezone"
 WHERE f."state" IN ('scheduled', 'live', 'ended')
    OR (f."state" = 'cancelled' AND f."discount_id" IS NOT NULL AND f."cancelled_at" > f."starts_at");
