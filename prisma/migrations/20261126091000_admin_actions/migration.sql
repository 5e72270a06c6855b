-- What whoever runs the app did to a shop by hand; shop_id 0 is every shop.
CREATE TABLE "admin_actions" (
    "shop_id" INTEGER NOT NULL,
    "action_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "who" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "admin_actions_pkey" PRIMARY KEY ("shop_id","action_id")
);

CREATE INDEX "admin_actions_shop_id_at_idx" ON "admin_actions"("shop_id", "at" DESC);
