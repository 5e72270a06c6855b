-- What each version of a shop's survey asked. The release before goes on writing survey_settings only: of versions it
-- saves nobody will know the words once another is saved, and the pages say so.
CREATE TABLE "survey_versions" (
    "shop_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "asks_comment" BOOLEAN NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "survey_versions_pkey" PRIMARY KEY ("shop_id", "version")
);

INSERT INTO "survey_versions" ("shop_id", "version", "question", "asks_comment", "saved_at")
SELECT "shop_id", "version", "question", "asks_comment", "updated_at" FROM "survey_settings" WHERE "version" > 0;
