-- CreateTable
CREATE TABLE "unprofiled_customers" (
    "shop_id" INTEGER NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unprofiled_customers_pkey" PRIMARY KEY ("shop_id","customer_id")
);
