-- CreateTable
CREATE TABLE "saved_views" (
    "shop_id" INTEGER NOT NULL,
    "list" TEXT NOT NULL,
    "view_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("shop_id","list","view_id")
);

-- CreateTable
CREATE TABLE "customer_tags" (
    "shop_id" INTEGER NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "tag" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_tags_pkey" PRIMARY KEY ("shop_id","customer_id","tag")
);

-- CreateTable
CREATE TABLE "customer_notes" (
    "shop_id" INTEGER NOT NULL,
    "note_id" UUID NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "text" TEXT NOT NULL,
    "staff_id" BIGINT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_notes_pkey" PRIMARY KEY ("shop_id","note_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "saved_views_shop_id_list_name_key_key" ON "saved_views"("shop_id", "list", "name_key");

-- CreateIndex
CREATE INDEX "customer_tags_shop_id_tag_customer_id_idx" ON "customer_tags"("shop_id", "tag", "customer_id");

-- CreateIndex
CREATE INDEX "customer_notes_shop_id_customer_id_at_idx" ON "customer_notes"("shop_id", "customer_id", "at" DESC);

-- CreateIndex
CREATE INDEX "customers_shop_id_first_day_customer_id_idx" ON "customers"("shop_id", "first_day", "customer_id");
