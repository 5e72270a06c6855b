-- CreateTable
CREATE TABLE "access_log" (
    "shop_id" INTEGER NOT NULL,
    "entry_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "staff_id" BIGINT,
    "what" TEXT NOT NULL,
    "customer_id" BIGINT,

    CONSTRAINT "access_log_pkey" PRIMARY KEY ("shop_id","entry_id")
);

-- CreateIndex
CREATE INDEX "access_log_shop_id_at_idx" ON "access_log"("shop_id", "at" DESC);

-- CreateIndex
CREATE INDEX "access_log_shop_id_customer_id_idx" ON "access_log"("shop_id", "customer_id");
