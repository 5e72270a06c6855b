-- CreateTable
CREATE TABLE "order_files" (
    "shop_id" INTEGER NOT NULL,
    "file_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "bytes_total" BIGINT NOT NULL,
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "phase" TEXT NOT NULL DEFAULT 'reading',
    "encoding" TEXT,
    "place" JSONB,
    "orders" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "set_aside" INTEGER NOT NULL DEFAULT 0,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "problem" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_files_pkey" PRIMARY KEY ("shop_id","file_id")
);

-- CreateTable
CREATE TABLE "filed_orders" (
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "file_id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "filed_orders_pkey" PRIMARY KEY ("shop_id","order_id")
);

-- CreateTable
CREATE TABLE "order_file_buyers" (
    "shop_id" INTEGER NOT NULL,
    "file_id" UUID NOT NULL,
    "order_id" BIGINT NOT NULL,
    "buyer" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "customer_id" BIGINT,

    CONSTRAINT "order_file_buyers_pkey" PRIMARY KEY ("shop_id","file_id","order_id")
);

-- CreateIndex
CREATE INDEX "filed_orders_shop_id_file_id_idx" ON "filed_orders"("shop_id", "file_id");

-- CreateIndex
CREATE INDEX "filed_orders_shop_id_name_idx" ON "filed_orders"("shop_id", "name");

-- CreateIndex
CREATE INDEX "order_file_buyers_shop_id_file_id_buyer_idx" ON "order_file_buyers"("shop_id", "file_id", "buyer");
