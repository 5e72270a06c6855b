-- AlterTable
ALTER TABLE "order_imports" ADD COLUMN     "progressed_at" TIMESTAMPTZ(3),
ADD COLUMN     "updates_since" TIMESTAMPTZ(0);

-- CreateTable
CREATE TABLE "order_sync" (
    "shop_id" INTEGER NOT NULL,
    "known_until" TIMESTAMPTZ(0),

    CONSTRAINT "order_sync_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "deleted_orders" (
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "noticed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deleted_orders_pkey" PRIMARY KEY ("shop_id","order_id")
);

-- CreateTable
CREATE TABLE "order_checks" (
    "shop_id" INTEGER NOT NULL,
    "check_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "compared" INTEGER NOT NULL,
    "repaired" INTEGER NOT NULL,
    "drift" JSONB NOT NULL,

    CONSTRAINT "order_checks_pkey" PRIMARY KEY ("shop_id","check_id")
);

-- CreateIndex
CREATE INDEX "order_checks_shop_id_began_at_idx" ON "order_checks"("shop_id", "began_at" DESC);
