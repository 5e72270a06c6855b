-- What a customer's first order was, to compare those who came first alike and to list them. The release before writes
-- customers without it; the night counts them anew.
ALTER TABLE "customers" ADD COLUMN "first_order_id" BIGINT,
ADD COLUMN "first_channel" TEXT,
ADD COLUMN "first_discounted" BOOLEAN;

-- DropIndex: the one below begins with the same columns
DROP INDEX "customers_shop_id_first_day_idx";

-- CreateIndex: when those of a period came back is read from the index alone
CREATE INDEX "customers_shop_id_first_day_second_day_idx" ON "customers"("shop_id", "first_day", "second_day");
