-- Each room keeps its own settings. What equals the default was never chosen, as far as anybody can tell, and has no row.
CREATE TABLE "room_settings" (
    "shop_id" INTEGER NOT NULL,
    "room" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "room_settings_pkey" PRIMARY KEY ("shop_id","room")
);

INSERT INTO "room_settings" ("shop_id", "room", "settings", "updated_at")
SELECT "shop_id", "room", "settings", "updated_at"
  FROM "shop_settings"
 CROSS JOIN LATERAL (VALUES
   ('clv', jsonb_build_object('lifespanYears', "lifespan_years"), "lifespan_years" <> 2),
   ('experiments', jsonb_build_object('holdoutPercent', "holdout_percent"), "holdout_percent" <> 10),
   ('products', jsonb_build_object('marginPercent', "margin_percent"), "margin_percent" IS NOT NULL),
   ('home', jsonb_build_object('guideDismissed', TRUE), "guide_dismissed_at" IS NOT NULL)
 ) AS "chosen" ("room", "settings", "is_chosen")
 WHERE "is_chosen";

CREATE TABLE "survey_settings" (
    "shop_id" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "asks_comment" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "problem" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "survey_settings_pkey" PRIMARY KEY ("shop_id")
);

INSERT INTO "survey_settings" ("shop_id", "question", "asks_comment", "version", "published_at", "problem", "updated_at")
SELECT "shop_id", "survey_question", "survey_asks_comment", "survey_version", "survey_published_at", "survey_problem", "updated_at"
  FROM "shop_settings"
 WHERE "survey_version" > 0;

DROP TABLE "shop_settings";
