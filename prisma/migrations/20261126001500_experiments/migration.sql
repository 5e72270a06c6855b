-- Experiments have tables of their own. Nothing of the release before is taken away: its code may still run while and
-- after this is applied. What is not needed any more goes in a later migration: offer_members.arm and the rows of the
-- held out in offer_members.

-- CreateTable
CREATE TABLE "experiments" (
    "shop_id" INTEGER NOT NULL,
    "experiment_id" UUID NOT NULL,
    "holdout_percent" INTEGER NOT NULL,
    "began_at" TIMESTAMPTZ(3),
    "until_at" TIMESTAMPTZ(3),

    CONSTRAINT "experiments_pkey" PRIMARY KEY ("shop_id","experiment_id")
);

-- CreateTable
CREATE TABLE "experiment_members" (
    "shop_id" INTEGER NOT NULL,
    "experiment_id" UUID NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "arm" TEXT NOT NULL,
    "p_order_90" DOUBLE PRECISION,
    "expected_orders_12" DOUBLE PRECISION,
    "clv12_minor" BIGINT,

    CONSTRAINT "experiment_members_pkey" PRIMARY KEY ("shop_id","experiment_id","customer_id")
);

-- The experiments of offers that are there already. Their arms are taken over as they were drawn; what was predicted for
-- their members when they were launched nobody wrote down, and today's figures know the offer already.
INSERT INTO "experiments" (shop_id, experiment_id, holdout_percent, began_at, until_at)
SELECT shop_id, offer_id, holdout_percent, launched_at,
       CASE WHEN launched_at IS NOT NULL
            THEN greatest(launched_at, least(coalesce(ends_at, launched_at + interval '60 days'), stopped_at)) END
  FROM "offers";

INSERT INTO "experiment_members" (shop_id, experiment_id, customer_id, arm)
SELECT shop_id, offer_id, customer_id, arm FROM "offer_members";

-- CreateIndex
CREATE INDEX "experiment_members_shop_id_customer_id_idx" ON "experiment_members"("shop_id", "customer_id");

-- Last, because it holds the table until the end.
-- AlterTable
ALTER TABLE "offer_members" ALTER COLUMN "arm" SET DEFAULT 'treated';
