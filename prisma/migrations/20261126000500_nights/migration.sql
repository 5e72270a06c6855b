-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "hour_of" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "night_of" DATE NOT NULL DEFAULT CURRENT_DATE;

-- the night that comes is not to be missed by shops that are there already
UPDATE "shops" SET "night_of" = CURRENT_DATE - 1;
