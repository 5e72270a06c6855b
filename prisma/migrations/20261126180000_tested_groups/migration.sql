-- Which bars of the test of the predictions a customer stands behind. Null until the next night.
ALTER TABLE "customer_values" ADD COLUMN "tested_chance" SMALLINT, ADD COLUMN "tested_tenth" SMALLINT;

ALTER TABLE "staged_values" ADD COLUMN "tested_chance" SMALLINT, ADD COLUMN "tested_tenth" SMALLINT;
