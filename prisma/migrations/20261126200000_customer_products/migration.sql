-- Who bought what, so that a list of the buyers of a product looks at them alone. Filled for each shop by a job of the
-- night after, and kept from then on; until then the lists look through orders and lines.
CREATE TABLE "customer_products" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "last_day" DATE NOT NULL,

    CONSTRAINT "customer_products_pkey" PRIMARY KEY ("shop_id","product_id","customer_id")
);

CREATE INDEX "customer_products_shop_id_customer_id_idx" ON "customer_products"("shop_id", "customer_id");

ALTER TABLE "shop_totals" ADD COLUMN "products_kept_at" TIMESTAMPTZ(3);
