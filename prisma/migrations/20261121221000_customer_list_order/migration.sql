-- DropIndex
DROP INDEX "customers_shop_id_revenue_minor_customer_id_idx";

-- DropIndex
DROP INDEX "customers_shop_id_orders_customer_id_idx";

-- DropIndex
DROP INDEX "customers_shop_id_last_order_at_customer_id_idx";

-- DropIndex
DROP INDEX "customer_values_shop_id_state_value_at_risk_minor_customer__idx";

-- DropIndex
DROP INDEX "customer_values_shop_id_clv12_minor_customer_id_idx";

-- CreateIndex
CREATE INDEX "customers_shop_id_revenue_minor_customer_id_idx" ON "customers"("shop_id", "revenue_minor", "customer_id");

-- CreateIndex
CREATE INDEX "customers_shop_id_orders_customer_id_idx" ON "customers"("shop_id", "orders", "customer_id");

-- CreateIndex
CREATE INDEX "customers_shop_id_last_order_at_customer_id_idx" ON "customers"("shop_id", "last_order_at", "customer_id");

-- CreateIndex
CREATE INDEX "customer_values_shop_id_state_value_at_risk_minor_customer__idx" ON "customer_values"("shop_id", "state", "value_at_risk_minor", "customer_id");

-- CreateIndex
CREATE INDEX "customer_values_shop_id_clv12_minor_customer_id_idx" ON "customer_values"("shop_id", "clv12_minor", "customer_id");

-- CreateIndex
CREATE INDEX "customer_values_shop_id_value_at_risk_minor_customer_id_idx" ON "customer_values"("shop_id", "value_at_risk_minor", "customer_id");
