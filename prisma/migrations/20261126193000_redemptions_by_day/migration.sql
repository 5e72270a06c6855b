-- What was redeemed in a period, for the figures above the list of offers.
CREATE INDEX "offer_redemptions_shop_id_redeemed_at_idx" ON "offer_redemptions"("shop_id", "redeemed_at");
