ALTER POLICY read ON disbursement_movement
  USING ((SELECT sees_province()) OR EXISTS (SELECT FROM disbursement_line l WHERE l.id = disbursement_movement.line_id));

-- As many transfers of one kind as a file or a list has, each an entry of its own under its own key, with the same checks as
-- `post_journal_entry`: once per key, the same postings or none, to the fen, never below an account's minimum. No account may
-- give and receive in one batch: then the balance after all of it is the lowest that it ever had, and the constraint sees it.
CREATE FUNCTION post_transfers(new_kind text, new_reference_kind text, new_posted_by uuid, new_posted_at timestamptz,
  keys text[], reference_ids text[], from_accounts uuid[], to_accounts uuid[], amounts numeric[])
RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE fresh text[];
BEGIN
  IF cardinality(keys) IS DISTINCT FROM cardinality(reference_ids) OR cardinality(keys) IS DISTINCT FROM cardinality(from_accounts)
    OR cardinality(keys) IS DISTINCT FROM cardinality(to_accounts) OR cardinality(keys) IS DISTINCT FROM cardinality(amounts)
    OR EXISTS (SELECT FROM unnest(amounts) a WHERE a IS NULL OR a <= 0 OR a <> round(a, 2)) OR from_accounts && to_accounts THEN
    RAISE EXCEPTION 'transfers do not balance' USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_entry_balanced';
  END IF;
  IF (SELECT count(DISTINCT k) FROM unnest(keys) k) <> cardinality(keys) THEN
    RAISE EXCEPTION 'one idempotency key twice in a batch' USING ERRCODE = 'unique_violation', CONSTRAINT = 'journal_entry_idempotency';
  END IF;
  -- In the order of the ids, as a single entry does.
  PERFORM FROM ledger_account WHERE id = ANY (from_accounts || to_accounts) ORDER BY id FOR NO KEY UPDATE;
  WITH given AS (
    SELECT * FROM unnest(keys, reference_ids) AS u (key, reference_id)
  ), added AS (
    INSERT INTO journal_entry (id, idempotency_key, kind, reference_kind, reference_id, memo, posted_by_id, posted_at)
    SELECT gen_random_uuid(), key, new_kind, new_reference_kind, reference_id, '', new_posted_by, new_posted_at FROM given
    ON CONFLICT (idempotency_key) DO NOTHING RETURNING idempotency_key
  ) SELECT coalesce(array_agg(idempotency_key), '{}') INTO fresh FROM added;
  IF cardinality(fresh) < cardinality(keys) AND EXISTS (SELECT FROM unnest(keys, from_accounts, to_accounts, amounts) AS b (key, giver, receiver, amount)
    JOIN journal_entry e ON e.idempotency_key = b.key
    LEFT JOIN unnest(fresh) AS f (key) ON f.key = b.key
    WHERE f.key IS NULL AND (SELECT array_agg(p.account_id || ' ' || p.amount_cny ORDER BY p.amount_cny)
      FROM journal_posting p WHERE p.entry_id = e.id)
      IS DISTINCT FROM ARRAY[b.giver || ' ' || -b.amount::numeric(18,2), b.receiver || ' ' || b.amount::numeric(18,2)]) THEN
    RAISE EXCEPTION 'an idempotency key was used for other postings' USING ERRCODE = 'unique_violation', CONSTRAINT = 'journal_entry_idempotency';
  END IF;
  IF cardinality(fresh) = 0 THEN RETURN 0; END IF;
  WITH batch AS (
    SELECT e.id AS entry, b.giver, b.receiver, b.amount
    FROM unnest(fresh) AS f (key) JOIN unnest(keys, from_accounts, to_accounts, amounts) AS b (key, giver, receiver, amount) USING (key)
    JOIN journal_entry e ON e.idempotency_key = f.key
  ), postings AS (
    SELECT entry, giver AS account, -amount AS amount FROM batch UNION ALL SELECT entry, receiver, amount FROM batch
  ), written AS (
    INSERT INTO journal_posting (entry_id, account_id, amount_cny) SELECT entry, account, amount FROM postings
    RETURNING account_id, amount_cny
  )
  UPDATE ledger_account SET balance = balance + moved.amount
  FROM (SELECT account_id, sum(amount_cny) AS amount FROM written GROUP BY account_id) AS moved
  WHERE id = moved.account_id AND minimum_balance IS NOT NULL;
  RETURN cardinality(fresh);
END $$;
