-- How often the survey's door was called in the windows that run now: all web processes count in it.
-- CreateTable
CREATE TABLE "survey_calls" (
    "shop_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "calls" INTEGER NOT NULL,

    CONSTRAINT "survey_calls_pkey" PRIMARY KEY ("shop_id","key")
);
