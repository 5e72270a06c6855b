-- CreateTable
CREATE TABLE "state_totals" (
    "shop_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "customers" INTEGER NOT NULL,
    "value_at_risk_minor" BIGINT NOT NULL,
    "revenue_minor" BIGINT NOT NULL,
    "in_7" INTEGER NOT NULL,
    "out_7" INTEGER NOT NULL,
    "in_30" INTEGER NOT NULL,
    "out_30" INTEGER NOT NULL,

    CONSTRAINT "state_totals_pkey" PRIMARY KEY ("shop_id","state")
);
