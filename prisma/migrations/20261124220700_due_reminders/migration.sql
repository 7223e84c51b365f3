CREATE TABLE "due_reminder" (
  "application_id" UUID NOT NULL,
  "due_on" DATE NOT NULL,
  "account_id" UUID NOT NULL,
  "reminded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "due_reminder_pkey" PRIMARY KEY ("application_id", "due_on")
);
-- Written by the portal itself; once a due date, and never changed.
SELECT raise_wall('due_reminder', '(SELECT actor_kind()) IN (''PROVINCIAL_COMMERCE'', ''AUDIT_BODY'', ''SYSTEM'')');
REVOKE UPDATE ON due_reminder FROM export_credit_app;
