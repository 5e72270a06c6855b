-- What is held back, by whom and why; no row = nothing. shop_id 0 is every shop. The release before does not ask.
CREATE TABLE "stops" (
    "shop_id" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stops_pkey" PRIMARY KEY ("shop_id","act","cause")
);
