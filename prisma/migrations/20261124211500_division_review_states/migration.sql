-- The states of a division's own review come before SUBMITTED, which from here on means: with the province.
ALTER TYPE "application_state" ADD VALUE 'AWAITING_DIVISION' BEFORE 'SUBMITTED';
ALTER TYPE "application_state" ADD VALUE 'IN_DIVISION_REVIEW' BEFORE 'SUBMITTED';
ALTER TYPE "application_state" ADD VALUE 'DIVISION_REVIEWED' BEFORE 'SUBMITTED';
ALTER TYPE "application_state" ADD VALUE 'DIVISION_SIGNED' BEFORE 'SUBMITTED';
ALTER TYPE "review_state" ADD VALUE 'TAKEN_OVER';
