-- 12.5 % is a discount and a margin like any other. Whole numbers stay what they are, and the release before reads and
-- writes the wider type as it did.
ALTER TABLE "offers" ALTER COLUMN "percent" TYPE DOUBLE PRECISION,
ALTER COLUMN "margin_percent" TYPE DOUBLE PRECISION;
ALTER TABLE "flash_sales" ALTER COLUMN "percent" TYPE DOUBLE PRECISION;
