-- AlterTable
ALTER TABLE "flash_sales" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'automatic_percentage',
ALTER COLUMN "percent" DROP NOT NULL;
