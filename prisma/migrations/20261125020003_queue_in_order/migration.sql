-- The queue in its usual order, a page at a time.
CREATE INDEX application_queue ON application (submitted_at DESC, id) INCLUDE (state, applicant_id, requested_amount_cny, approved_amount_cny)
  WHERE submitted_at IS NOT NULL;
-- The lines of an order in their states, a page at a time, counted and summed without reading them.
CREATE INDEX disbursement_line_states ON disbursement_line (order_id, state, position) INCLUDE (paid_cny, item_id);
