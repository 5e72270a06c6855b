-- AlterTable
ALTER TABLE "shop_settings" ADD COLUMN     "margin_percent" INTEGER;

-- CreateTable
CREATE TABLE "variant_costs" (
    "shop_id" INTEGER NOT NULL,
    "variant_id" BIGINT NOT NULL,
    "product_id" BIGINT NOT NULL,
    "unit_cost_minor" BIGINT NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "variant_costs_pkey" PRIMARY KEY ("shop_id","variant_id")
);

-- CreateIndex
CREATE INDEX "variant_costs_shop_id_product_id_idx" ON "variant_costs"("shop_id", "product_id");
