-- CreateTable. Unlogged: a crash empties it, and the next answer of Shopify fills it again.
CREATE UNLOGGED TABLE "admin_buckets" (
    "shop_id" INTEGER NOT NULL,
    "available" DOUBLE PRECISION NOT NULL,
    "maximum" DOUBLE PRECISION NOT NULL,
    "restore_rate" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "admin_buckets_pkey" PRIMARY KEY ("shop_id")
);
