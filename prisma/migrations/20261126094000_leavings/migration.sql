-- How far the end of all that was made in a leaving shop is. The release before does not ask.
CREATE TABLE "leavings" (
    "shop_id" INTEGER NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "rounds" INTEGER NOT NULL DEFAULT 0,
    "found" INTEGER,
    "left" JSONB NOT NULL DEFAULT '[]',
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "leavings_pkey" PRIMARY KEY ("shop_id")
);
