-- Segments of a shop's own, every version of them, and how large they were by day.
CREATE TABLE "segments" (
    "shop_id" INTEGER NOT NULL,
    "segment_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "segments_pkey" PRIMARY KEY ("shop_id","segment_id")
);

CREATE TABLE "segment_versions" (
    "shop_id" INTEGER NOT NULL,
    "segment_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "segment_versions_pkey" PRIMARY KEY ("shop_id","segment_id","version")
);

CREATE TABLE "segment_days" (
    "shop_id" INTEGER NOT NULL,
    "segment_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "version" INTEGER NOT NULL,
    "customers" INTEGER NOT NULL,
    "orders" INTEGER NOT NULL,
    "revenue_minor" BIGINT NOT NULL,
    "value_at_risk_minor" BIGINT NOT NULL,
    "predicted_minor" BIGINT NOT NULL,

    CONSTRAINT "segment_days_pkey" PRIMARY KEY ("shop_id","segment_id","day")
);

-- One customer in 128, by a hash of their number: what a live count of a large shop is estimated from.
CREATE INDEX "customers_sample_idx" ON "customers"("shop_id", "customer_id") WHERE (hashint8(customer_id) & 127) = 0;
CREATE INDEX "customer_values_sample_idx" ON "customer_values"("shop_id", "customer_id") WHERE (hashint8(customer_id) & 127) = 0;

CREATE UNIQUE INDEX "segments_shop_id_name_key_key" ON "segments"("shop_id", "name_key");
