-- CreateTable
CREATE TABLE "customer_traits" (
    "shop_id" INTEGER NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "trait" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_traits_pkey" PRIMARY KEY ("shop_id","customer_id","trait")
);

-- CreateIndex
CREATE INDEX "customer_traits_shop_id_trait_customer_id_idx" ON "customer_traits"("shop_id", "trait", "customer_id");
