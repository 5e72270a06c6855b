-- What is over and worth a line on Home. The release before does not ask.
CREATE TABLE "notices" (
    "shop_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "dismissed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("shop_id", "kind", "subject")
);

CREATE INDEX "notices_shop_id_at_idx" ON "notices"("shop_id", "at" DESC);
