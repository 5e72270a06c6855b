-- Figures of a shop by day: of its orders, exact for every day; of the models, from the first night that writes them.
-- The release before writes customers without repeat_day; the night counts them anew.
ALTER TABLE "customers" ADD COLUMN "repeat_day" DATE;

CREATE TABLE "shop_days" (
    "shop_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "orders" INTEGER NOT NULL,
    "revenue_minor" BIGINT NOT NULL,
    "buyers" INTEGER NOT NULL,
    "new_customers" INTEGER NOT NULL,
    "second_orders" INTEGER NOT NULL,
    "returning_orders" INTEGER NOT NULL,
    "returning_revenue_minor" BIGINT NOT NULL,
    "discounted_orders" INTEGER NOT NULL,
    "discount_minor" BIGINT NOT NULL,
    "guest_orders" INTEGER NOT NULL,
    "guest_revenue_minor" BIGINT NOT NULL,
    "second_order_days" INTEGER,

    CONSTRAINT "shop_days_pkey" PRIMARY KEY ("shop_id","day")
);

CREATE TABLE "clv_days" (
    "shop_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "customers" INTEGER NOT NULL,
    "expected_minor" BIGINT,
    "expected_low_minor" BIGINT,
    "expected_high_minor" BIGINT,
    "at_risk_customers" INTEGER NOT NULL,
    "at_risk_minor" BIGINT,
    "states" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "clv_days_pkey" PRIMARY KEY ("shop_id","day")
);
