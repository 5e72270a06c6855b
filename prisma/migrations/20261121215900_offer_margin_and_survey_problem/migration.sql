-- AlterTable
ALTER TABLE "shop_settings" ADD COLUMN     "survey_problem" TEXT;

-- AlterTable
ALTER TABLE "offers" ADD COLUMN     "margin_percent" INTEGER,
ADD COLUMN     "stopped_at" TIMESTAMPTZ(3);
