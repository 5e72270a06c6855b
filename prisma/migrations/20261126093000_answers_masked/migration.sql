-- AlterTable
ALTER TABLE "survey_responses" ADD COLUMN     "masked" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "survey_responses_shop_id_masked_idx" ON "survey_responses"("shop_id", "masked");
