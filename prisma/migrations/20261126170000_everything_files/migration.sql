-- A file with everything of a shop, gathered by a job and fetched by whoever asked for it; gone after two days. The
-- release before streams it and does not ask here.
CREATE TABLE "everything_files" (
    "shop_id" INTEGER NOT NULL,
    "file_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "tables_done" INTEGER NOT NULL DEFAULT 0,
    "tables" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "everything_files_pkey" PRIMARY KEY ("shop_id")
);

CREATE TABLE "everything_parts" (
    "shop_id" INTEGER NOT NULL,
    "file_id" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "everything_parts_pkey" PRIMARY KEY ("shop_id", "file_id", "part")
);

-- what is packed already is not packed again
ALTER TABLE "everything_parts" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
