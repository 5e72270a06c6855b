-- CreateTable. Unlogged: its rows never outlive their transaction.
CREATE UNLOGGED TABLE "staged_orders" (
    "shop_id" INTEGER NOT NULL,
    "batch" BIGINT NOT NULL DEFAULT txid_current(),
    "order_id" BIGINT NOT NULL,
    "customer_id" BIGINT,
    "name" TEXT NOT NULL,
    "processed_at" TIMESTAMPTZ(0) NOT NULL,
    "updated_at" TIMESTAMPTZ(0) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(0),
    "day" DATE NOT NULL,
    "test" BOOLEAN NOT NULL,
    "counts" BOOLEAN NOT NULL,
    "revenue_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "refunded_minor" BIGINT NOT NULL,
    "discount_minor" BIGINT NOT NULL,
    "source_name" TEXT,
    "financial_status" TEXT,
    "discount_codes" TEXT[],
    "confirmation_number" TEXT,
    "checkout_token_hash" TEXT,

    CONSTRAINT "staged_orders_pkey" PRIMARY KEY ("shop_id","batch","order_id")
);

-- CreateTable. Unlogged: its rows never outlive their transaction.
CREATE UNLOGGED TABLE "staged_lines" (
    "shop_id" INTEGER NOT NULL,
    "batch" BIGINT NOT NULL DEFAULT txid_current(),
    "order_id" BIGINT NOT NULL,
    "line_id" BIGINT NOT NULL,
    "product_id" BIGINT,
    "variant_id" BIGINT,
    "quantity" INTEGER NOT NULL,
    "revenue_minor" BIGINT NOT NULL,

    CONSTRAINT "staged_lines_pkey" PRIMARY KEY ("shop_id","batch","order_id","line_id")
);

-- CreateTable. Unlogged: its rows never outlive their transaction.
CREATE UNLOGGED TABLE "staged_values" (
    "shop_id" INTEGER NOT NULL,
    "batch" BIGINT NOT NULL DEFAULT txid_current(),
    "customer_id" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "expected_gap_days" DOUBLE PRECISION,
    "overdue_ratio" DOUBLE PRECISION,
    "p_alive" DOUBLE PRECISION,
    "p_order_90" DOUBLE PRECISION,
    "p_order_365" DOUBLE PRECISION,
    "expected_orders_12" DOUBLE PRECISION,
    "clv12_minor" BIGINT,
    "clv12_low_minor" BIGINT,
    "clv12_high_minor" BIGINT,
    "value_at_risk_minor" BIGINT NOT NULL DEFAULT 0,
    "next_order_day" DATE,
    "candidate_state" TEXT,
    "candidate_day" DATE,

    CONSTRAINT "staged_values_pkey" PRIMARY KEY ("shop_id","batch","customer_id")
);
