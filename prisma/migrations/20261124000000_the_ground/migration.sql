-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "organisation_kind" AS ENUM ('ENTERPRISE', 'INSURER', 'PROVIDER', 'DIVISION_OFFICE', 'PROVINCIAL_COMMERCE', 'PROVINCIAL_FINANCE', 'EXPERT_BODY', 'AUDIT_BODY', 'OPERATOR');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('ENTERPRISE_OPERATOR', 'ENTERPRISE_APPROVER', 'INSURER_OPERATOR', 'INSURER_CHECKER', 'PROVIDER_OPERATOR', 'DIVISION_COMMERCE', 'DIVISION_FINANCE', 'COMMERCE_PREPARER', 'COMMERCE_CHECKER', 'COMMERCE_APPROVER', 'FINANCE_PREPARER', 'FINANCE_CHECKER', 'EXPERT', 'AUDITOR', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN');

-- CreateEnum
CREATE TYPE "application_state" AS ENUM ('DRAFT', 'SUBMITTED', 'IN_REVIEW', 'RETURNED', 'REVIEWED', 'APPROVED', 'REJECTED', 'LISTED', 'IN_PUBLICITY', 'AWARDED', 'IN_PAYMENT', 'PAID', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "business_kind" AS ENUM ('GENERAL_TRADE', 'CONTRACTING_DRIVEN_EXPORT', 'PROCESSING_TRADE', 'CROSS_BORDER_ECOMMERCE', 'SERVICE_TRADE');

-- CreateEnum
CREATE TYPE "payment_method" AS ENUM ('CORPORATE_TRANSFER', 'PRIVATE_ACCOUNT', 'CASH');

-- CreateEnum
CREATE TYPE "reduction_reason" AS ENUM ('OUTSIDE_PERIOD', 'INVOICE_MISMATCH', 'PAYMENT_PROOF_INCOMPLETE', 'DUPLICATE_APPLICATION', 'PRODUCT_NOT_SUPPORTED', 'PRIVATE_OR_CASH_PAYMENT', 'ABOVE_CAP', 'NEGATIVE_LIST', 'OTHER');

-- CreateEnum
CREATE TYPE "audit_result" AS ENUM ('DONE', 'REFUSED');

-- CreateEnum
CREATE TYPE "award_list_state" AS ENUM ('DRAFT', 'WITH_FINANCE', 'SENT_BACK', 'CONCURRED', 'IN_PUBLICITY', 'CLOSED', 'IN_PAYMENT', 'SETTLED');

-- CreateEnum
CREATE TYPE "award_item_state" AS ENUM ('LISTED', 'REMOVED', 'AWARDED');

-- CreateEnum
CREATE TYPE "consultation_decision" AS ENUM ('CONCUR', 'SEND_BACK');

-- CreateEnum
CREATE TYPE "objection_state" AS ENUM ('RECEIVED', 'UPHELD', 'DISMISSED', 'NOT_ACCEPTED');

-- CreateEnum
CREATE TYPE "disbursement_order_state" AS ENUM ('DRAFT', 'ISSUED', 'COMPLETED');

-- CreateEnum
CREATE TYPE "disbursement_kind" AS ENUM ('PAYMENT', 'DRAWDOWN', 'SETTLEMENT');

-- CreateEnum
CREATE TYPE "disbursement_line_state" AS ENUM ('PENDING', 'PAID', 'FAILED', 'REPLACED');

-- CreateEnum
CREATE TYPE "programme" AS ENUM ('MICRO', 'MEDIUM', 'GENERAL', 'OVERSEAS', 'ECOMMERCE', 'CREDIT_INFORMATION');

-- CreateEnum
CREATE TYPE "enterprise_state" AS ENUM ('PENDING_VERIFICATION', 'RETURNED', 'VERIFIED');

-- CreateEnum
CREATE TYPE "uscc_check" AS ENUM ('VALID', 'CHECK_CHARACTER_MISMATCH');

-- CreateEnum
CREATE TYPE "export_source" AS ENUM ('OFFICIAL', 'SINGLE_WINDOW', 'UNDERTAKING');

-- CreateEnum
CREATE TYPE "bank_account_state" AS ENUM ('PENDING_VERIFICATION', 'VERIFIED', 'REPLACED');

-- CreateEnum
CREATE TYPE "ledger_account_kind" AS ENUM ('CAP_AVAILABLE', 'CAP_USED', 'CAP_SOURCE', 'BUDGET_AVAILABLE', 'BUDGET_COMMITTED', 'BUDGET_PAID', 'TREASURY', 'PREPAYMENT', 'PREPAYMENT_DRAWN');

-- CreateEnum
CREATE TYPE "prepayment_state" AS ENUM ('PROPOSED', 'DECIDED', 'PAID');

-- CreateEnum
CREATE TYPE "insurance_policy_state" AS ENUM ('PENDING_SELF_PAYMENT', 'IN_FORCE', 'CANCELLED');

-- CreateEnum
CREATE TYPE "duplicate_cover_outcome" AS ENUM ('CLEAR', 'COVERED', 'RESERVED');

-- CreateEnum
CREATE TYPE "review_stage" AS ENUM ('DIVISION', 'PROVINCE');

-- CreateEnum
CREATE TYPE "review_state" AS ENUM ('OPEN', 'PREPARED', 'APPROVED', 'REJECTED', 'RETURNED', 'SENT_BACK');

-- CreateEnum
CREATE TYPE "finding_settlement" AS ENUM ('OPEN', 'UPHELD', 'EXPLAINED');

-- CreateEnum
CREATE TYPE "finding_severity" AS ENUM ('BLOCKING', 'WARNING', 'NOTE');

-- CreateEnum
CREATE TYPE "round_state" AS ENUM ('DRAFT', 'AWAITING_RELEASE', 'RELEASED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "fx_rule" AS ENUM ('PAYMENT_DATE', 'INVOICE_DATE', 'PERIOD_END', 'FIXED');

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "kind" "organisation_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "uscc" TEXT,
    "division_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "login_name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "phone" TEXT,
    "email" TEXT,
    "password_hash" TEXT NOT NULL,
    "password_changed_at" TIMESTAMPTZ(3) NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "address" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "id" BIGSERIAL NOT NULL,
    "login_name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "succeeded" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application" (
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "applicant_id" UUID NOT NULL,
    "programme" "programme" NOT NULL,
    "half_year" TEXT NOT NULL,
    "state" "application_state" NOT NULL DEFAULT 'DRAFT',
    "receipt_number" TEXT,
    "bank_account_id" UUID,
    "other_subsidies_cny" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "declaration_accepted" BOOLEAN NOT NULL DEFAULT false,
    "requested_amount_cny" DECIMAL(18,2),
    "approved_amount_cny" DECIMAL(18,2),
    "held_reason" TEXT,
    "submission_sequence" INTEGER NOT NULL DEFAULT 0,
    "submitted_at" TIMESTAMPTZ(3),
    "correct_by" DATE,
    "assigned_to_id" UUID,
    "last_edited_by_id" UUID,
    "last_edited_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_event" (
    "id" BIGSERIAL NOT NULL,
    "application_id" UUID NOT NULL,
    "from_state" "application_state",
    "to_state" "application_state" NOT NULL,
    "verb" TEXT NOT NULL,
    "amount_cny" DECIMAL(18,2),
    "note" TEXT NOT NULL DEFAULT '',
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "application_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "premium_payment_line" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "insurer_name" TEXT NOT NULL,
    "insurance_policy_number" TEXT NOT NULL,
    "insurance_product" TEXT NOT NULL,
    "business_kind" "business_kind" NOT NULL,
    "period_start" DATE NOT NULL,
    "period_end" DATE NOT NULL,
    "premium_notice_number" TEXT NOT NULL DEFAULT '',
    "invoice_number" TEXT NOT NULL,
    "invoice_issued_on" DATE NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'CNY',
    "invoice_amount" DECIMAL(18,2) NOT NULL,
    "paid_on" DATE NOT NULL,
    "payment_method" "payment_method" NOT NULL DEFAULT 'CORPORATE_TRANSFER',
    "payer_account_name" TEXT NOT NULL,
    "bank_transaction_number" TEXT NOT NULL,
    "paid_amount" DECIMAL(18,2) NOT NULL,
    "exchange_rate" DECIMAL(18,8),
    "exchange_rate_date" DATE,
    "amount_cny" DECIMAL(18,2),
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "premium_payment_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_policy_line" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "insurance_policy_id" UUID NOT NULL,
    "premium_usd" DECIMAL(18,2) NOT NULL,
    "fiscal_share_usd" DECIMAL(18,2) NOT NULL,
    "exchange_rate" DECIMAL(18,8) NOT NULL,
    "exchange_rate_date" DATE NOT NULL,
    "exchange_rate_source" TEXT NOT NULL,
    "premium_cny" DECIMAL(18,2) NOT NULL,
    "fiscal_share_cny" DECIMAL(18,2) NOT NULL,

    CONSTRAINT "application_policy_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_material" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "requirement_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "application_material_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_submission" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "rules_version" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "sheet" JSONB NOT NULL,
    "requested_amount_cny" DECIMAL(18,2) NOT NULL,
    "form_file_id" UUID,
    "form_sha256" TEXT,
    "submitted_by_id" UUID NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "application_submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supported_payment" (
    "id" UUID NOT NULL,
    "invoice_number" TEXT NOT NULL,
    "bank_transaction_number" TEXT NOT NULL,
    "application_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "supported_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),
    "release_reason" TEXT,

    CONSTRAINT "supported_payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_role" TEXT NOT NULL,
    "organisation_id" UUID,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "result" "audit_result" NOT NULL,
    "detail" JSONB NOT NULL,
    "request_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_seal" (
    "sequence" BIGINT NOT NULL,
    "entry_id" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" BIGSERIAL NOT NULL,
    "sequence" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotent_request" (
    "account_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "input_sha256" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotent_request_pkey" PRIMARY KEY ("account_id","key")
);

-- CreateTable
CREATE TABLE "award_list" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "round_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "state" "award_list_state" NOT NULL DEFAULT 'DRAFT',
    "budget_year" INTEGER NOT NULL,
    "fund_document" TEXT,
    "total_cny" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "prepared_by_id" UUID NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_to_finance_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "award_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "award_list_item" (
    "id" UUID NOT NULL,
    "award_list_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "amount_cny" DECIMAL(18,2) NOT NULL,
    "original_amount_cny" DECIMAL(18,2) NOT NULL,
    "remark" TEXT NOT NULL DEFAULT '',
    "state" "award_item_state" NOT NULL DEFAULT 'LISTED',

    CONSTRAINT "award_list_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finance_consultation" (
    "id" UUID NOT NULL,
    "award_list_id" UUID NOT NULL,
    "decision" "consultation_decision" NOT NULL,
    "document_number" TEXT NOT NULL DEFAULT '',
    "remark" TEXT NOT NULL DEFAULT '',
    "total_cny" DECIMAL(18,2) NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "finance_consultation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publicity" (
    "id" UUID NOT NULL,
    "award_list_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "working_days" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "published_by_id" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "publicity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "objection" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "publicity_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "objector_name" TEXT NOT NULL,
    "objector_contact" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "evidence_file_id" UUID,
    "tracking_code_hash" TEXT NOT NULL,
    "state" "objection_state" NOT NULL DEFAULT 'RECEIVED',
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision" TEXT NOT NULL DEFAULT '',
    "new_amount_cny" DECIMAL(18,2),

    CONSTRAINT "objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disbursement_order" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "award_list_id" UUID NOT NULL,
    "fund_document" TEXT NOT NULL,
    "budget_head" TEXT NOT NULL,
    "state" "disbursement_order_state" NOT NULL DEFAULT 'DRAFT',
    "total_cny" DECIMAL(18,2) NOT NULL,
    "prepared_by_id" UUID NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),

    CONSTRAINT "disbursement_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disbursement_line" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "disbursement_kind" NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "payee_name" TEXT NOT NULL,
    "uscc" TEXT NOT NULL,
    "bank_name" TEXT NOT NULL DEFAULT '',
    "bank_code" TEXT NOT NULL DEFAULT '',
    "account_number" TEXT NOT NULL DEFAULT '',
    "amount_cny" DECIMAL(18,2) NOT NULL,
    "state" "disbursement_line_state" NOT NULL DEFAULT 'PENDING',
    "paid_on" DATE,
    "bank_reference" TEXT,
    "failure_reason" TEXT,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3),

    CONSTRAINT "disbursement_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "division" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "division_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "number_series" (
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "number_series_pkey" PRIMARY KEY ("kind","year")
);

-- CreateTable
CREATE TABLE "ruling_setting" (
    "id" UUID NOT NULL,
    "ruling_id" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "effective_from" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ruling_setting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enterprise" (
    "id" UUID NOT NULL,
    "uscc" TEXT NOT NULL,
    "uscc_check" "uscc_check" NOT NULL,
    "name" TEXT NOT NULL,
    "division_code" TEXT NOT NULL,
    "customs_code" TEXT,
    "contact_name" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "contact_email" TEXT,
    "licence_file_id" UUID,
    "state" "enterprise_state" NOT NULL DEFAULT 'PENDING_VERIFICATION',
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "enterprise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enterprise_verification" (
    "id" UUID NOT NULL,
    "enterprise_id" UUID NOT NULL,
    "decision" "enterprise_state" NOT NULL,
    "uscc_confirmed" BOOLEAN NOT NULL DEFAULT false,
    "defects" JSONB NOT NULL DEFAULT '[]',
    "remark" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "enterprise_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_account" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "account_name" TEXT NOT NULL,
    "bank_name" TEXT NOT NULL,
    "bank_code" TEXT NOT NULL,
    "account_number" TEXT NOT NULL,
    "state" "bank_account_state" NOT NULL DEFAULT 'PENDING_VERIFICATION',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "verified_by_id" UUID,
    "verified_at" TIMESTAMPTZ(3),

    CONSTRAINT "bank_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "export_record" (
    "id" UUID NOT NULL,
    "enterprise_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "source" "export_source" NOT NULL,
    "amount_usd" DECIMAL(18,2) NOT NULL,
    "obtained_on" DATE NOT NULL,
    "evidence_file_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "export_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "negative_list_entry" (
    "id" UUID NOT NULL,
    "uscc" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "authority" TEXT NOT NULL,
    "document_number" TEXT NOT NULL,
    "decision_date" DATE NOT NULL,
    "until_date" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "removal_reason" TEXT,

    CONSTRAINT "negative_list_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "owner_organisation_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "uploaded_by_id" UUID,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "ledger_account_kind" NOT NULL,
    "programme" "programme",
    "organisation_id" UUID,
    "period" TEXT,
    "minimum_balance" DECIMAL(18,2),
    "balance" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal_entry" (
    "id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reference_kind" TEXT NOT NULL,
    "reference_id" TEXT NOT NULL,
    "memo" TEXT NOT NULL DEFAULT '',
    "posted_by_id" UUID,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "journal_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal_posting" (
    "id" BIGSERIAL NOT NULL,
    "entry_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "amount_cny" DECIMAL(18,2) NOT NULL,

    CONSTRAINT "journal_posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prepayment" (
    "id" UUID NOT NULL,
    "insurer_id" UUID NOT NULL,
    "programme" "programme" NOT NULL,
    "year" INTEGER NOT NULL,
    "last_year_approved_cny" DECIMAL(18,2) NOT NULL,
    "proposed_cny" DECIMAL(18,2) NOT NULL,
    "decided_cny" DECIMAL(18,2),
    "reason" TEXT NOT NULL DEFAULT '',
    "document_number" TEXT,
    "sheet" JSONB NOT NULL,
    "state" "prepayment_state" NOT NULL DEFAULT 'PROPOSED',
    "prepared_by_id" UUID NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "paid_on" DATE,

    CONSTRAINT "prepayment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconciliation_document" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "insurer_id" UUID NOT NULL,
    "programme" "programme" NOT NULL,
    "year" INTEGER NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "issued_by_id" UUID,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reconciliation_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "insurance_policy" (
    "id" UUID NOT NULL,
    "insurer_id" UUID NOT NULL,
    "programme" "programme" NOT NULL,
    "insurance_policy_number" TEXT NOT NULL,
    "enterprise_id" UUID,
    "uscc" TEXT NOT NULL,
    "enterprise_name" TEXT NOT NULL,
    "division_code" TEXT,
    "inception" DATE NOT NULL,
    "expiry" DATE NOT NULL,
    "export_year" INTEGER NOT NULL,
    "prior_year_exports_usd" DECIMAL(18,2) NOT NULL,
    "export_source" "export_source" NOT NULL,
    "export_record_id" UUID,
    "sum_insured_usd" DECIMAL(18,2) NOT NULL,
    "premium_rate" DECIMAL(9,6) NOT NULL,
    "premium_usd" DECIMAL(18,2) NOT NULL,
    "fiscal_share_usd" DECIMAL(18,2) NOT NULL,
    "enterprise_share_usd" DECIMAL(18,2) NOT NULL,
    "insured_percentage" DECIMAL(4,2) NOT NULL,
    "buyer_limit_usd" DECIMAL(18,2) NOT NULL,
    "maximum_liability_usd" DECIMAL(18,2) NOT NULL,
    "exchange_rate" DECIMAL(18,8),
    "exchange_rate_date" DATE,
    "exchange_rate_source" TEXT,
    "premium_cny" DECIMAL(18,2),
    "fiscal_share_cny" DECIMAL(18,2),
    "rules_version" TEXT NOT NULL,
    "sheet" JSONB NOT NULL,
    "check_id" UUID,
    "invoice_number" TEXT,
    "self_paid_received_on" DATE,
    "state" "insurance_policy_state" NOT NULL,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "insurance_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duplicate_cover_check" (
    "id" UUID NOT NULL,
    "certificate_number" TEXT NOT NULL,
    "insurer_id" UUID NOT NULL,
    "uscc" TEXT NOT NULL,
    "enterprise_name" TEXT NOT NULL DEFAULT '',
    "outcome" "duplicate_cover_outcome" NOT NULL,
    "covered_until" DATE,
    "reserved_until" DATE,
    "checked_by_id" UUID,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "duplicate_cover_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cover_reservation" (
    "id" UUID NOT NULL,
    "uscc" TEXT NOT NULL,
    "insurer_id" UUID NOT NULL,
    "check_id" UUID NOT NULL,
    "reserved_on" DATE NOT NULL,
    "reserved_until" DATE NOT NULL,
    "released_at" TIMESTAMPTZ(3),
    "release_reason" TEXT,

    CONSTRAINT "cover_reservation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "submission_sequence" INTEGER NOT NULL,
    "stage" "review_stage" NOT NULL,
    "state" "review_state" NOT NULL DEFAULT 'OPEN',
    "preparer_id" UUID NOT NULL,
    "checker_id" UUID,
    "amount_in" DECIMAL(18,2) NOT NULL,
    "amount_out" DECIMAL(18,2),
    "opinion" TEXT NOT NULL DEFAULT '',
    "checker_remark" TEXT NOT NULL DEFAULT '',
    "rules_version" TEXT,
    "sheet" JSONB,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "prepared_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_line_decision" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "amount_in" DECIMAL(18,2) NOT NULL,
    "amount_out" DECIMAL(18,2) NOT NULL,
    "reason" "reduction_reason",
    "note" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_line_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "submission_sequence" INTEGER NOT NULL,
    "line_id" UUID,
    "rule" TEXT NOT NULL,
    "clause" TEXT NOT NULL,
    "severity" "finding_severity" NOT NULL,
    "message" TEXT NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "settlement" "finding_settlement" NOT NULL DEFAULT 'OPEN',
    "settled_by_id" UUID,
    "settled_at" TIMESTAMPTZ(3),
    "settlement_reason" TEXT NOT NULL DEFAULT '',
    "found_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correction_return" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "submission_sequence" INTEGER NOT NULL,
    "defects" JSONB NOT NULL,
    "correct_by" DATE NOT NULL,
    "returned_by_id" UUID NOT NULL,
    "returned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "correction_return_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "insurer_invoice" (
    "id" UUID NOT NULL,
    "insurer_id" UUID NOT NULL,
    "uscc" TEXT NOT NULL,
    "insurance_policy_number" TEXT NOT NULL,
    "invoice_number" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" DECIMAL(18,2) NOT NULL,
    "imported_by_id" UUID,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "insurer_invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round" (
    "id" UUID NOT NULL,
    "notice_number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "programme" "programme" NOT NULL,
    "half_year" TEXT NOT NULL,
    "opens_on" DATE NOT NULL,
    "closes_on" DATE NOT NULL,
    "support_ratio" DECIMAL(7,6) NOT NULL,
    "shortage_factor" DECIMAL(7,6),
    "fx_rule" "fx_rule" NOT NULL DEFAULT 'PAYMENT_DATE',
    "fixed_rates" JSONB NOT NULL DEFAULT '{}',
    "division_review" BOOLEAN NOT NULL DEFAULT false,
    "budget_year" INTEGER NOT NULL,
    "fund_document" TEXT,
    "publicity_days" INTEGER NOT NULL DEFAULT 5,
    "body" TEXT NOT NULL DEFAULT '',
    "contact_phone" TEXT NOT NULL DEFAULT '',
    "state" "round_state" NOT NULL DEFAULT 'DRAFT',
    "prepared_by_id" UUID NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "released_by_id" UUID,
    "released_at" TIMESTAMPTZ(3),
    "sent_back_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round_requirement" (
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hint" TEXT NOT NULL DEFAULT '',
    "required" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL,

    CONSTRAINT "round_requirement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "central_parity_rate" (
    "currency" TEXT NOT NULL,
    "published_on" DATE NOT NULL,
    "unit" INTEGER NOT NULL DEFAULT 1,
    "rate" DECIMAL(18,8) NOT NULL,
    "source" TEXT NOT NULL,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "central_parity_rate_pkey" PRIMARY KEY ("currency","published_on")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "account_id" UUID,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "href" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "digested_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "organisation_uscc_key" ON "organisation"("uscc");

-- CreateIndex
CREATE INDEX "organisation_kind_idx" ON "organisation"("kind");

-- CreateIndex
CREATE UNIQUE INDEX "account_login_name_key" ON "account"("login_name");

-- CreateIndex
CREATE INDEX "account_organisation_id_idx" ON "account"("organisation_id");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "sign_in_attempt_login_name_address_at_idx" ON "sign_in_attempt"("login_name", "address", "at");

-- CreateIndex
CREATE UNIQUE INDEX "application_receipt_number_key" ON "application"("receipt_number");

-- CreateIndex
CREATE INDEX "application_round_id_state_idx" ON "application"("round_id", "state");

-- CreateIndex
CREATE INDEX "application_applicant_id_idx" ON "application"("applicant_id");

-- CreateIndex
CREATE INDEX "application_state_submitted_at_idx" ON "application"("state", "submitted_at");

-- CreateIndex
CREATE INDEX "application_event_application_id_id_idx" ON "application_event"("application_id", "id");

-- CreateIndex
CREATE INDEX "premium_payment_line_invoice_number_bank_transaction_number_idx" ON "premium_payment_line"("invoice_number", "bank_transaction_number");

-- CreateIndex
CREATE UNIQUE INDEX "premium_payment_line_application_id_position_key" ON "premium_payment_line"("application_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "application_policy_line_application_id_position_key" ON "application_policy_line"("application_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "application_policy_line_application_id_insurance_policy_id_key" ON "application_policy_line"("application_id", "insurance_policy_id");

-- CreateIndex
CREATE INDEX "application_material_application_id_idx" ON "application_material"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "application_submission_application_id_sequence_key" ON "application_submission"("application_id", "sequence");

-- CreateIndex
CREATE INDEX "supported_payment_application_id_idx" ON "supported_payment"("application_id");

-- CreateIndex
CREATE INDEX "audit_entry_subject_kind_subject_id_idx" ON "audit_entry"("subject_kind", "subject_id");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_at_idx" ON "audit_entry"("actor_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_seal_entry_id_key" ON "audit_seal"("entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "award_list_number_key" ON "award_list"("number");

-- CreateIndex
CREATE INDEX "award_list_round_id_idx" ON "award_list"("round_id");

-- CreateIndex
CREATE INDEX "award_list_state_idx" ON "award_list"("state");

-- CreateIndex
CREATE INDEX "award_list_item_application_id_idx" ON "award_list_item"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "award_list_item_award_list_id_position_key" ON "award_list_item"("award_list_id", "position");

-- CreateIndex
CREATE INDEX "finance_consultation_award_list_id_idx" ON "finance_consultation"("award_list_id");

-- CreateIndex
CREATE INDEX "publicity_starts_on_ends_on_idx" ON "publicity"("starts_on", "ends_on");

-- CreateIndex
CREATE UNIQUE INDEX "publicity_award_list_id_sequence_key" ON "publicity"("award_list_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "objection_number_key" ON "objection"("number");

-- CreateIndex
CREATE INDEX "objection_publicity_id_state_idx" ON "objection"("publicity_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "disbursement_order_number_key" ON "disbursement_order"("number");

-- CreateIndex
CREATE INDEX "disbursement_order_award_list_id_idx" ON "disbursement_order"("award_list_id");

-- CreateIndex
CREATE INDEX "disbursement_line_item_id_idx" ON "disbursement_line"("item_id");

-- CreateIndex
CREATE UNIQUE INDEX "disbursement_line_order_id_position_key" ON "disbursement_line"("order_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "division_name_key" ON "division"("name");

-- CreateIndex
CREATE INDEX "ruling_setting_ruling_id_effective_from_idx" ON "ruling_setting"("ruling_id", "effective_from");

-- CreateIndex
CREATE UNIQUE INDEX "enterprise_uscc_key" ON "enterprise"("uscc");

-- CreateIndex
CREATE INDEX "enterprise_division_code_state_idx" ON "enterprise"("division_code", "state");

-- CreateIndex
CREATE INDEX "enterprise_name_idx" ON "enterprise"("name");

-- CreateIndex
CREATE INDEX "enterprise_verification_enterprise_id_idx" ON "enterprise_verification"("enterprise_id");

-- CreateIndex
CREATE INDEX "bank_account_organisation_id_state_idx" ON "bank_account"("organisation_id", "state");

-- CreateIndex
CREATE INDEX "export_record_enterprise_id_year_idx" ON "export_record"("enterprise_id", "year");

-- CreateIndex
CREATE INDEX "negative_list_entry_uscc_idx" ON "negative_list_entry"("uscc");

-- CreateIndex
CREATE UNIQUE INDEX "stored_file_storage_key_key" ON "stored_file"("storage_key");

-- CreateIndex
CREATE INDEX "stored_file_owner_organisation_id_idx" ON "stored_file"("owner_organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_account_key_key" ON "ledger_account"("key");

-- CreateIndex
CREATE INDEX "ledger_account_organisation_id_idx" ON "ledger_account"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "journal_entry_sequence_key" ON "journal_entry"("sequence");

-- CreateIndex
CREATE UNIQUE INDEX "journal_entry_idempotency_key_key" ON "journal_entry"("idempotency_key");

-- CreateIndex
CREATE INDEX "journal_entry_reference_kind_reference_id_idx" ON "journal_entry"("reference_kind", "reference_id");

-- CreateIndex
CREATE INDEX "journal_posting_account_id_idx" ON "journal_posting"("account_id");

-- CreateIndex
CREATE INDEX "journal_posting_entry_id_idx" ON "journal_posting"("entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "prepayment_insurer_id_programme_year_key" ON "prepayment"("insurer_id", "programme", "year");

-- CreateIndex
CREATE UNIQUE INDEX "reconciliation_document_number_key" ON "reconciliation_document"("number");

-- CreateIndex
CREATE INDEX "reconciliation_document_insurer_id_programme_year_idx" ON "reconciliation_document"("insurer_id", "programme", "year");

-- CreateIndex
CREATE INDEX "insurance_policy_uscc_idx" ON "insurance_policy"("uscc");

-- CreateIndex
CREATE INDEX "insurance_policy_insurer_id_programme_inception_idx" ON "insurance_policy"("insurer_id", "programme", "inception");

-- CreateIndex
CREATE UNIQUE INDEX "insurance_policy_insurer_id_insurance_policy_number_key" ON "insurance_policy"("insurer_id", "insurance_policy_number");

-- CreateIndex
CREATE UNIQUE INDEX "duplicate_cover_check_certificate_number_key" ON "duplicate_cover_check"("certificate_number");

-- CreateIndex
CREATE INDEX "duplicate_cover_check_insurer_id_checked_at_idx" ON "duplicate_cover_check"("insurer_id", "checked_at");

-- CreateIndex
CREATE UNIQUE INDEX "cover_reservation_check_id_key" ON "cover_reservation"("check_id");

-- CreateIndex
CREATE INDEX "cover_reservation_insurer_id_idx" ON "cover_reservation"("insurer_id");

-- CreateIndex
CREATE INDEX "review_application_id_idx" ON "review"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_line_decision_review_id_line_id_key" ON "review_line_decision"("review_id", "line_id");

-- CreateIndex
CREATE INDEX "finding_application_id_submission_sequence_idx" ON "finding"("application_id", "submission_sequence");

-- CreateIndex
CREATE INDEX "correction_return_application_id_idx" ON "correction_return"("application_id");

-- CreateIndex
CREATE INDEX "insurer_invoice_invoice_number_idx" ON "insurer_invoice"("invoice_number");

-- CreateIndex
CREATE UNIQUE INDEX "insurer_invoice_insurer_id_invoice_number_key" ON "insurer_invoice"("insurer_id", "invoice_number");

-- CreateIndex
CREATE INDEX "round_state_opens_on_closes_on_idx" ON "round"("state", "opens_on", "closes_on");

-- CreateIndex
CREATE UNIQUE INDEX "round_notice_number_programme_half_year_key" ON "round"("notice_number", "programme", "half_year");

-- CreateIndex
CREATE UNIQUE INDEX "round_requirement_round_id_position_key" ON "round_requirement"("round_id", "position");

-- CreateIndex
CREATE INDEX "notification_organisation_id_created_at_idx" ON "notification"("organisation_id", "created_at");

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_division_code_fkey" FOREIGN KEY ("division_code") REFERENCES "division"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_event" ADD CONSTRAINT "application_event_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "premium_payment_line" ADD CONSTRAINT "premium_payment_line_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_policy_line" ADD CONSTRAINT "application_policy_line_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_policy_line" ADD CONSTRAINT "application_policy_line_insurance_policy_id_fkey" FOREIGN KEY ("insurance_policy_id") REFERENCES "insurance_policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_material" ADD CONSTRAINT "application_material_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_material" ADD CONSTRAINT "application_material_requirement_id_fkey" FOREIGN KEY ("requirement_id") REFERENCES "round_requirement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_material" ADD CONSTRAINT "application_material_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_submission" ADD CONSTRAINT "application_submission_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_list" ADD CONSTRAINT "award_list_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_list_item" ADD CONSTRAINT "award_list_item_award_list_id_fkey" FOREIGN KEY ("award_list_id") REFERENCES "award_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_list_item" ADD CONSTRAINT "award_list_item_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finance_consultation" ADD CONSTRAINT "finance_consultation_award_list_id_fkey" FOREIGN KEY ("award_list_id") REFERENCES "award_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publicity" ADD CONSTRAINT "publicity_award_list_id_fkey" FOREIGN KEY ("award_list_id") REFERENCES "award_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objection" ADD CONSTRAINT "objection_publicity_id_fkey" FOREIGN KEY ("publicity_id") REFERENCES "publicity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objection" ADD CONSTRAINT "objection_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "award_list_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disbursement_order" ADD CONSTRAINT "disbursement_order_award_list_id_fkey" FOREIGN KEY ("award_list_id") REFERENCES "award_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disbursement_line" ADD CONSTRAINT "disbursement_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "disbursement_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disbursement_line" ADD CONSTRAINT "disbursement_line_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "award_list_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling_setting" ADD CONSTRAINT "ruling_setting_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enterprise" ADD CONSTRAINT "enterprise_id_fkey" FOREIGN KEY ("id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enterprise" ADD CONSTRAINT "enterprise_division_code_fkey" FOREIGN KEY ("division_code") REFERENCES "division"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enterprise" ADD CONSTRAINT "enterprise_licence_file_id_fkey" FOREIGN KEY ("licence_file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enterprise_verification" ADD CONSTRAINT "enterprise_verification_enterprise_id_fkey" FOREIGN KEY ("enterprise_id") REFERENCES "enterprise"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_account" ADD CONSTRAINT "bank_account_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "export_record" ADD CONSTRAINT "export_record_enterprise_id_fkey" FOREIGN KEY ("enterprise_id") REFERENCES "enterprise"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "export_record" ADD CONSTRAINT "export_record_evidence_file_id_fkey" FOREIGN KEY ("evidence_file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_owner_organisation_id_fkey" FOREIGN KEY ("owner_organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_posting" ADD CONSTRAINT "journal_posting_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "journal_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_posting" ADD CONSTRAINT "journal_posting_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prepayment" ADD CONSTRAINT "prepayment_insurer_id_fkey" FOREIGN KEY ("insurer_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "insurance_policy" ADD CONSTRAINT "insurance_policy_insurer_id_fkey" FOREIGN KEY ("insurer_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "insurance_policy" ADD CONSTRAINT "insurance_policy_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "duplicate_cover_check"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_cover_check" ADD CONSTRAINT "duplicate_cover_check_insurer_id_fkey" FOREIGN KEY ("insurer_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cover_reservation" ADD CONSTRAINT "cover_reservation_insurer_id_fkey" FOREIGN KEY ("insurer_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cover_reservation" ADD CONSTRAINT "cover_reservation_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "duplicate_cover_check"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_line_decision" ADD CONSTRAINT "review_line_decision_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction_return" ADD CONSTRAINT "correction_return_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction_return" ADD CONSTRAINT "correction_return_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "insurer_invoice" ADD CONSTRAINT "insurer_invoice_insurer_id_fkey" FOREIGN KEY ("insurer_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_requirement" ADD CONSTRAINT "round_requirement_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE CASCADE ON UPDATE CASCADE;
