-- AlterTable
ALTER TABLE "customer_values" ADD COLUMN     "candidate_day" DATE,
ADD COLUMN     "candidate_state" TEXT;
