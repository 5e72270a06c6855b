-- Answers by question id, so that a survey can ask more than a rating and a comment. The rating stays beside them: pages add it up.
ALTER TABLE "survey_responses" ADD COLUMN "answers" JSONB;

UPDATE "survey_responses"
   SET "answers" = jsonb_strip_nulls(jsonb_build_object('rating', "rating", 'comment', "comment"));

ALTER TABLE "survey_responses" ALTER COLUMN "answers" SET NOT NULL, DROP COLUMN "comment";
