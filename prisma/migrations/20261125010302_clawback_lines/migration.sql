-- 追回 by line: which payments or policies an order asks back, and which of them each receipt pays.
CREATE TABLE "clawback_line" (
  "id" UUID NOT NULL,
  "order_id" UUID NOT NULL,
  "line_id" UUID NOT NULL,
  "position" INTEGER NOT NULL,
  "label" TEXT NOT NULL,
  "enterprise_name" TEXT NOT NULL DEFAULT '',
  "enterprise_id" UUID,
  "amount_cny" DECIMAL(18,2) NOT NULL,
  CONSTRAINT "clawback_line_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "clawback_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "clawback_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "clawback_line_amount" CHECK (amount_cny > 0)
);
CREATE TABLE "clawback_receipt_part" (
  "id" UUID NOT NULL,
  "receipt_id" UUID NOT NULL,
  "clawback_line_id" UUID NOT NULL,
  "amount_cny" DECIMAL(18,2) NOT NULL,
  CONSTRAINT "clawback_receipt_part_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "clawback_receipt_part_receipt_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "clawback_receipt"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "clawback_receipt_part_clawback_line_id_fkey" FOREIGN KEY ("clawback_line_id") REFERENCES "clawback_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "clawback_receipt_part_amount" CHECK (amount_cny > 0)
);
CREATE UNIQUE INDEX "clawback_line_order_id_line_id_key" ON "clawback_line"("order_id", "line_id");
CREATE UNIQUE INDEX "clawback_line_order_id_position_key" ON "clawback_line"("order_id", "position");
CREATE INDEX "clawback_line_line_id_idx" ON "clawback_line"("line_id");
CREATE UNIQUE INDEX "clawback_receipt_part_receipt_id_clawback_line_id_key" ON "clawback_receipt_part"("receipt_id", "clawback_line_id");
CREATE INDEX "clawback_receipt_part_clawback_line_id_idx" ON "clawback_receipt_part"("clawback_line_id");

CREATE POLICY read ON clawback_line FOR SELECT TO export_credit_app USING (EXISTS (SELECT FROM clawback_order o WHERE o.id = clawback_line.order_id));
CREATE POLICY add ON clawback_line FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) IN ('PROVINCIAL_COMMERCE', 'SYSTEM'));
CREATE POLICY readers ON clawback_line FOR SELECT TO export_credit_reader USING (true);
CREATE POLICY read ON clawback_receipt_part FOR SELECT TO export_credit_app USING (EXISTS (SELECT FROM clawback_receipt r WHERE r.id = clawback_receipt_part.receipt_id));
CREATE POLICY add ON clawback_receipt_part FOR INSERT TO export_credit_app WITH CHECK ((SELECT actor_kind()) IN ('PROVINCIAL_FINANCE', 'SYSTEM'));
CREATE POLICY readers ON clawback_receipt_part FOR SELECT TO export_credit_reader USING (true);
ALTER TABLE clawback_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE clawback_receipt_part ENABLE ROW LEVEL SECURITY;
SELECT close_to_experts(name) FROM unnest(ARRAY['clawback_line', 'clawback_receipt_part']) AS name;
REVOKE UPDATE ON clawback_line, clawback_receipt_part FROM export_credit_app;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['clawback_line', 'clawback_receipt_part'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;
SELECT keep_versions(name) FROM unnest(ARRAY['clawback_line', 'clawback_receipt_part']) AS name;

-- An order's lines add up to it; a receipt of such an order is spread over them, none above what was asked of it.
CREATE FUNCTION refuse_unequal_clawback() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF (SELECT sum(amount_cny) FROM clawback_line WHERE order_id = NEW.order_id) <> (SELECT amount_cny FROM clawback_order WHERE id = NEW.order_id) THEN
    RAISE EXCEPTION 'the lines do not add up to the order' USING ERRCODE = 'check_violation', CONSTRAINT = 'clawback_lines_add_up';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER clawback_lines_add_up AFTER INSERT ON clawback_line DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION refuse_unequal_clawback();
CREATE FUNCTION refuse_unspread_receipt() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT FROM clawback_line WHERE order_id = NEW.order_id)
    AND (SELECT coalesce(sum(amount_cny), 0) FROM clawback_receipt_part WHERE receipt_id = NEW.id) <> NEW.amount_cny THEN
    RAISE EXCEPTION 'a receipt is spread over the lines of its order' USING ERRCODE = 'check_violation', CONSTRAINT = 'clawback_receipt_spread';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER clawback_receipt_spread AFTER INSERT ON clawback_receipt DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION refuse_unspread_receipt();
CREATE FUNCTION refuse_part_above_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF (SELECT sum(amount_cny) FROM clawback_receipt_part WHERE clawback_line_id = NEW.clawback_line_id)
      > (SELECT amount_cny FROM clawback_line WHERE id = NEW.clawback_line_id)
    OR NOT EXISTS (SELECT FROM clawback_receipt r JOIN clawback_line l ON l.order_id = r.order_id
      WHERE r.id = NEW.receipt_id AND l.id = NEW.clawback_line_id) THEN
    RAISE EXCEPTION 'more than was asked of the line' USING ERRCODE = 'check_violation', CONSTRAINT = 'clawback_part_within_line';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER clawback_part_within_line AFTER INSERT ON clawback_receipt_part FOR EACH ROW EXECUTE FUNCTION refuse_part_above_line();
