-- What a member of staff has chosen last, so that a page opens as they left it. The release before does not ask.
CREATE TABLE "staff_choices" (
    "shop_id" INTEGER NOT NULL,
    "staff_id" BIGINT NOT NULL,
    "what" TEXT NOT NULL,
    "choice" JSONB NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_choices_pkey" PRIMARY KEY ("shop_id","staff_id","what")
);
