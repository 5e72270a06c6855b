-- Days between the orders of a customer who buys by a cycle. Null of everybody else, and until the next night.
ALTER TABLE "customer_values" ADD COLUMN "cycle_days" DOUBLE PRECISION;

ALTER TABLE "staged_values" ADD COLUMN "cycle_days" DOUBLE PRECISION;
