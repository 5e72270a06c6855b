-- AlterTable
ALTER TABLE "offers" ADD COLUMN     "codes_sent_at" TIMESTAMPTZ(3),
ADD COLUMN     "list_query" TEXT,
ADD COLUMN     "list_words" TEXT;

-- CreateTable
CREATE TABLE "offer_drafts" (
    "shop_id" INTEGER NOT NULL,
    "offer_id" UUID NOT NULL,
    "fields" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offer_drafts_pkey" PRIMARY KEY ("shop_id","offer_id")
);

-- CreateTable
CREATE TABLE "flash_sale_drafts" (
    "shop_id" INTEGER NOT NULL,
    "sale_id" UUID NOT NULL,
    "fields" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "flash_sale_drafts_pkey" PRIMARY KEY ("shop_id","sale_id")
);

-- CreateIndex
CREATE INDEX "offer_drafts_shop_id_saved_at_idx" ON "offer_drafts"("shop_id", "saved_at" DESC);

-- CreateIndex
CREATE INDEX "flash_sale_drafts_shop_id_saved_at_idx" ON "flash_sale_drafts"("shop_id", "saved_at" DESC);
