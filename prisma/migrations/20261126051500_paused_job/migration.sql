-- which job has to go through before a shop counts as served again; the release before does not ask
ALTER TABLE "shops" ADD COLUMN "paused_job" TEXT;
