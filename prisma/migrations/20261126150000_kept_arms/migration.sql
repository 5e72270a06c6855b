-- What both arms of an experiment did, as it was when its window had closed: a list of offers shows verdicts without
-- reading the orders of each again.
ALTER TABLE "experiments" ADD COLUMN     "arms" JSONB,
ADD COLUMN     "arms_at" TIMESTAMPTZ(3);
