-- Merged customers, codes they leave behind, and requests that know what they are about until they are done. Only added
-- to: code of the release before may still run while and after this is applied.

-- CreateTable
CREATE TABLE "merged_customers" (
    "shop_id" INTEGER NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "into_id" BIGINT NOT NULL,
    "noticed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "merged_customers_pkey" PRIMARY KEY ("shop_id","customer_id")
);

-- CreateTable
CREATE TABLE "offer_other_codes" (
    "shop_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "offer_id" UUID NOT NULL,
    "customer_id" BIGINT NOT NULL,

    CONSTRAINT "offer_other_codes_pkey" PRIMARY KEY ("shop_id","code")
);

-- CreateIndex
CREATE INDEX "merged_customers_shop_id_into_id_idx" ON "merged_customers"("shop_id", "into_id");

-- CreateIndex
CREATE INDEX "offer_other_codes_shop_id_customer_id_idx" ON "offer_other_codes"("shop_id", "customer_id");

-- AlterTable
ALTER TABLE "privacy_requests" ADD COLUMN "order_ids" BIGINT[] NOT NULL DEFAULT ARRAY[]::BIGINT[],
ADD COLUMN "outcome" TEXT;

-- AlterTable
ALTER TABLE "webhook_receipts" ADD COLUMN "outcome" TEXT;

-- Of requests that are done, the name told whose they were to everybody who tries a few million numbers. Those that
-- wait are renamed when they are taken up.
UPDATE "privacy_requests" SET request_id = gen_random_uuid()::text
 WHERE request_id LIKE 'redact-%' AND completed_at IS NOT NULL;
