-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMPTZ(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shops" (
    "shop_id" SERIAL NOT NULL,
    "domain" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "timezone" TEXT NOT NULL DEFAULT 'UTC',
    "plan_name" TEXT NOT NULL DEFAULT '',
    "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "installed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "uninstalled_at" TIMESTAMPTZ(3),
    "history_since" TIMESTAMPTZ(3),
    "paused_reason" TEXT,
    "paused_at" TIMESTAMPTZ(3),

    CONSTRAINT "shops_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "shop_settings" (
    "shop_id" INTEGER NOT NULL,
    "lifespan_years" INTEGER NOT NULL DEFAULT 2,
    "holdout_percent" INTEGER NOT NULL DEFAULT 10,
    "survey_question" TEXT NOT NULL DEFAULT '',
    "survey_asks_comment" BOOLEAN NOT NULL DEFAULT true,
    "survey_published_at" TIMESTAMPTZ(3),
    "survey_version" INTEGER NOT NULL DEFAULT 0,
    "guide_dismissed_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_settings_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "webhook_receipts" (
    "shop_id" INTEGER NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "event_id" TEXT,
    "topic" TEXT NOT NULL,
    "triggered_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_receipts_pkey" PRIMARY KEY ("shop_id","webhook_id")
);

-- CreateTable
CREATE TABLE "privacy_requests" (
    "shop_id" INTEGER NOT NULL,
    "request_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "customer_id" BIGINT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),
    "export" JSONB,

    CONSTRAINT "privacy_requests_pkey" PRIMARY KEY ("shop_id","request_id")
);

-- CreateTable
CREATE TABLE "order_imports" (
    "shop_id" INTEGER NOT NULL,
    "import_id" UUID NOT NULL,
    "way" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "bulk_operation_id" TEXT,
    "result_url" TEXT,
    "orders_expected" INTEGER,
    "orders_read" INTEGER NOT NULL DEFAULT 0,
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "bytes_total" BIGINT,
    "cursor" TEXT,
    "problem" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_imports_pkey" PRIMARY KEY ("shop_id","import_id")
);

-- CreateTable
CREATE TABLE "orders" (
    "shop_id" INTEGER NOT NULL,
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

    CONSTRAINT "orders_pkey" PRIMARY KEY ("shop_id","order_id")
);

-- CreateTable
CREATE TABLE "order_lines" (
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "line_id" BIGINT NOT NULL,
    "product_id" BIGINT,
    "variant_id" BIGINT,
    "quantity" INTEGER NOT NULL,
    "revenue_minor" BIGINT NOT NULL,

    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("shop_id","order_id","line_id")
);

-- CreateTable
CREATE TABLE "products" (
    "shop_id" INTEGER NOT NULL,
    "product_id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "product_type" TEXT NOT NULL DEFAULT '',
    "price_min_minor" BIGINT NOT NULL,
    "price_max_minor" BIGINT NOT NULL,
    "inventory" INTEGER,
    "updated_at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "products_pkey" PRIMARY KEY ("shop_id","product_id")
);

-- CreateTable
CREATE TABLE "customers" (
    "shop_id" INTEGER NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "orders" INTEGER NOT NULL,
    "revenue_minor" BIGINT NOT NULL,
    "first_order_at" TIMESTAMPTZ(0) NOT NULL,
    "last_order_at" TIMESTAMPTZ(0) NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "second_day" DATE,
    "order_days" INTEGER NOT NULL,
    "first_day_minor" BIGINT NOT NULL,
    "discounted_orders" INTEGER NOT NULL,
    "discount_minor" BIGINT NOT NULL,

    CONSTRAINT "customers_pkey" PRIMARY KEY ("shop_id","customer_id")
);

-- CreateTable
CREATE TABLE "shop_totals" (
    "shop_id" INTEGER NOT NULL,
    "customers" INTEGER NOT NULL,
    "repeat_customers" INTEGER NOT NULL,
    "orders" INTEGER NOT NULL,
    "revenue_minor" BIGINT NOT NULL,
    "guest_orders" INTEGER NOT NULL,
    "guest_revenue_minor" BIGINT NOT NULL,
    "test_orders" INTEGER NOT NULL,
    "cancelled_orders" INTEGER NOT NULL,
    "refunded_orders" INTEGER NOT NULL,
    "refunded_minor" BIGINT NOT NULL,
    "first_order_at" TIMESTAMPTZ(0),
    "last_order_at" TIMESTAMPTZ(0),
    "second_order_median" INTEGER,
    "second_order_low" INTEGER,
    "second_order_high" INTEGER,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_totals_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "customer_values" (
    "shop_id" INTEGER NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "state_since" DATE NOT NULL,
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
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_values_pkey" PRIMARY KEY ("shop_id","customer_id")
);

-- CreateTable
CREATE TABLE "state_changes" (
    "shop_id" INTEGER NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT NOT NULL,

    CONSTRAINT "state_changes_pkey" PRIMARY KEY ("shop_id","customer_id","day")
);

-- CreateTable
CREATE TABLE "model_fits" (
    "shop_id" INTEGER NOT NULL,
    "fit_id" UUID NOT NULL,
    "as_of" DATE NOT NULL,
    "model" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "diagnostics" JSONB NOT NULL,
    "backtest" JSONB,
    "summary" JSONB,
    "computed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_fits_pkey" PRIMARY KEY ("shop_id","fit_id")
);

-- CreateTable
CREATE TABLE "offers" (
    "shop_id" INTEGER NOT NULL,
    "offer_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "segment" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "percent" INTEGER,
    "amount_minor" BIGINT,
    "minimum_minor" BIGINT,
    "once_per_customer" BOOLEAN NOT NULL DEFAULT true,
    "starts_at" TIMESTAMPTZ(0) NOT NULL,
    "ends_at" TIMESTAMPTZ(0),
    "holdout_percent" INTEGER NOT NULL,
    "code_prefix" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "discount_id" BIGINT,
    "problem" TEXT,
    "audience" INTEGER NOT NULL DEFAULT 0,
    "treated" INTEGER NOT NULL DEFAULT 0,
    "held_out" INTEGER NOT NULL DEFAULT 0,
    "codes_added" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "launched_at" TIMESTAMPTZ(3),

    CONSTRAINT "offers_pkey" PRIMARY KEY ("shop_id","offer_id")
);

-- CreateTable
CREATE TABLE "offer_members" (
    "shop_id" INTEGER NOT NULL,
    "offer_id" UUID NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "arm" TEXT NOT NULL,
    "code" TEXT,
    "code_state" TEXT,

    CONSTRAINT "offer_members_pkey" PRIMARY KEY ("shop_id","offer_id","customer_id")
);

-- CreateTable
CREATE TABLE "offer_redemptions" (
    "shop_id" INTEGER NOT NULL,
    "order_id" BIGINT NOT NULL,
    "offer_id" UUID NOT NULL,
    "customer_id" BIGINT,
    "code" TEXT NOT NULL,
    "revenue_minor" BIGINT NOT NULL,
    "discount_minor" BIGINT NOT NULL,
    "redeemed_at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "offer_redemptions_pkey" PRIMARY KEY ("shop_id","order_id","offer_id")
);

-- CreateTable
CREATE TABLE "flash_sales" (
    "shop_id" INTEGER NOT NULL,
    "sale_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "percent" INTEGER NOT NULL,
    "product_ids" BIGINT[],
    "starts_at" TIMESTAMPTZ(0) NOT NULL,
    "ends_at" TIMESTAMPTZ(0) NOT NULL,
    "state" TEXT NOT NULL,
    "discount_id" BIGINT,
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "flash_sales_pkey" PRIMARY KEY ("shop_id","sale_id")
);

-- CreateTable
CREATE TABLE "survey_responses" (
    "shop_id" INTEGER NOT NULL,
    "response_id" UUID NOT NULL,
    "survey_id" TEXT NOT NULL,
    "survey_version" INTEGER NOT NULL,
    "touchpoint" TEXT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "customer_id" BIGINT,
    "rating" INTEGER NOT NULL,
    "comment" TEXT,
    "locale" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "checkout_token_hash" TEXT,
    "confirmation_number" TEXT,
    "state" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "survey_responses_pkey" PRIMARY KEY ("shop_id","response_id")
);

-- CreateIndex
CREATE INDEX "Session_shop_idx" ON "Session"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "shops_domain_key" ON "shops"("domain");

-- CreateIndex
CREATE INDEX "webhook_receipts_shop_id_topic_received_at_idx" ON "webhook_receipts"("shop_id", "topic", "received_at" DESC);

-- CreateIndex
CREATE INDEX "order_imports_shop_id_started_at_idx" ON "order_imports"("shop_id", "started_at" DESC);

-- CreateIndex
CREATE INDEX "orders_shop_id_customer_id_day_idx" ON "orders"("shop_id", "customer_id", "day");

-- CreateIndex
CREATE INDEX "orders_shop_id_updated_at_idx" ON "orders"("shop_id", "updated_at");

-- CreateIndex
CREATE INDEX "orders_shop_id_processed_at_idx" ON "orders"("shop_id", "processed_at");

-- CreateIndex
CREATE INDEX "order_lines_shop_id_product_id_idx" ON "order_lines"("shop_id", "product_id");

-- CreateIndex
CREATE INDEX "customers_shop_id_revenue_minor_customer_id_idx" ON "customers"("shop_id", "revenue_minor" DESC, "customer_id");

-- CreateIndex
CREATE INDEX "customers_shop_id_orders_customer_id_idx" ON "customers"("shop_id", "orders" DESC, "customer_id");

-- CreateIndex
CREATE INDEX "customers_shop_id_last_order_at_customer_id_idx" ON "customers"("shop_id", "last_order_at" DESC, "customer_id");

-- CreateIndex
CREATE INDEX "customers_shop_id_first_day_idx" ON "customers"("shop_id", "first_day");

-- CreateIndex
CREATE INDEX "customer_values_shop_id_state_value_at_risk_minor_customer__idx" ON "customer_values"("shop_id", "state", "value_at_risk_minor" DESC, "customer_id");

-- CreateIndex
CREATE INDEX "customer_values_shop_id_clv12_minor_customer_id_idx" ON "customer_values"("shop_id", "clv12_minor" DESC, "customer_id");

-- CreateIndex
CREATE INDEX "state_changes_shop_id_day_idx" ON "state_changes"("shop_id", "day");

-- CreateIndex
CREATE INDEX "model_fits_shop_id_computed_at_idx" ON "model_fits"("shop_id", "computed_at" DESC);

-- CreateIndex
CREATE INDEX "offers_shop_id_created_at_idx" ON "offers"("shop_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "offer_members_shop_id_customer_id_idx" ON "offer_members"("shop_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "offer_members_shop_id_code_key" ON "offer_members"("shop_id", "code");

-- CreateIndex
CREATE INDEX "offer_redemptions_shop_id_offer_id_redeemed_at_idx" ON "offer_redemptions"("shop_id", "offer_id", "redeemed_at" DESC);

-- CreateIndex
CREATE INDEX "flash_sales_shop_id_starts_at_idx" ON "flash_sales"("shop_id", "starts_at" DESC);

-- CreateIndex
CREATE INDEX "survey_responses_shop_id_received_at_idx" ON "survey_responses"("shop_id", "received_at" DESC);

-- CreateIndex
CREATE INDEX "survey_responses_shop_id_customer_id_idx" ON "survey_responses"("shop_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "survey_responses_shop_id_touchpoint_order_id_key" ON "survey_responses"("shop_id", "touchpoint", "order_id");
