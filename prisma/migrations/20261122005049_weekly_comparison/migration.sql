-- AlterTable
ALTER TABLE "order_checks" ADD COLUMN     "removed" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "order_imports" ADD COLUMN     "bulk_began_at" TIMESTAMPTZ(3),
ADD COLUMN     "bulk_refused" TEXT,
ADD COLUMN     "orders_removed" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT 'import',
ADD COLUMN     "whole_history" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "order_comparisons" (
    "shop_id" INTEGER NOT NULL,
    "import_id" UUID NOT NULL,
    "end_byte" BIGINT NOT NULL,
    "order_ids" BIGINT[],
    "repaired" INTEGER NOT NULL,
    "months" JSONB NOT NULL,

    CONSTRAINT "order_comparisons_pkey" PRIMARY KEY ("shop_id","import_id","end_byte")
);
