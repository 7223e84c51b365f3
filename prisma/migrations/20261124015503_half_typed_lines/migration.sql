-- A draft keeps what was typed also where a line is not whole yet, so that autosave loses nothing.
ALTER TABLE "application" ADD COLUMN "incomplete_rows" JSONB NOT NULL DEFAULT '[]';
