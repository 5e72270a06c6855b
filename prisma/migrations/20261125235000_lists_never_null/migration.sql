-- A list without members is empty, never null: Prisma leaves the columns of lists open, and every reader of a row relies on it.
UPDATE "shops" SET "scopes" = '{}' WHERE "scopes" IS NULL;
UPDATE "orders" SET "discount_codes" = '{}' WHERE "discount_codes" IS NULL;
UPDATE "order_comparisons" SET "order_ids" = '{}' WHERE "order_ids" IS NULL;
UPDATE "flash_sales" SET "product_ids" = '{}' WHERE "product_ids" IS NULL;

ALTER TABLE "shops" ALTER COLUMN "scopes" SET NOT NULL;
ALTER TABLE "orders" ALTER COLUMN "discount_codes" SET NOT NULL;
ALTER TABLE "order_comparisons" ALTER COLUMN "order_ids" SET NOT NULL;
ALTER TABLE "flash_sales" ALTER COLUMN "product_ids" SET NOT NULL;
