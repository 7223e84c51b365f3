-- A page shows a hundred of up to 20,000 published lines: taken out of the stored notice without unpacking all of it first.
ALTER TABLE publicity ALTER COLUMN content SET STORAGE EXTERNAL;
