import pg from 'pg'

import { madeUpUscc } from '../../tests/factories/uscc'

export interface Template {
  enterpriseId: string
  bankAccountId: string
  applicationId: string
}

const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const body = (n: number) =>
  `L${Array.from({ length: 8 }, (_, place) => letters[Math.floor(n / letters.length ** (7 - place)) % letters.length]).join('')}`

/**
 * Copies one submitted application, with its enterprise, lines, materials, submission and the insurer's invoices of its
 * lines, `count` times in SQL: each copy an enterprise of its own in one of the divisions, each line an invoice and a
 * payment of its own. Triggers sleep meanwhile (what is copied was made by the use cases); they are awake for all that follows.
 */
export async function grow(
  owner: string,
  template: Template,
  insurerId: string,
  count: number,
): Promise<void> {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  try {
    await client.query('SET session_replication_role = replica')
    const { rows: divisions } = await client.query<{ code: string }>(
      'SELECT code FROM division ORDER BY position',
    )
    const codes = Array.from({ length: count }, (_, n) => divisions[n % divisions.length]!.code)
    await client.query(
      `CREATE TEMP TABLE copy AS SELECT gen_random_uuid() AS organisation, gen_random_uuid() AS application,
         gen_random_uuid() AS account, gen_random_uuid() AS submission, n, uscc, division,
         '河南负载' || lpad(n::text, 6, '0') || '进出口有限公司' AS name
       FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS given (uscc, division, n)`,
      [codes.map((code, n) => madeUpUscc(code, body(n + 1))), codes],
    )
    const copies: [table: string, of: string, changes: string][] = [
      [
        'organisation',
        't.id = $1',
        `'id', c.organisation, 'name', c.name, 'uscc', c.uscc, 'division_code', c.division`,
      ],
      [
        'enterprise',
        't.id = $1',
        `'id', c.organisation, 'name', c.name, 'uscc', c.uscc, 'division_code', c.division`,
      ],
      [
        'bank_account',
        't.id = $2',
        `'id', c.account, 'organisation_id', c.organisation, 'account_name', c.name, 'account_number', '6222' || lpad(c.n::text, 12, '0')`,
      ],
      [
        'application',
        't.id = $3',
        `'id', c.application, 'applicant_id', c.organisation, 'bank_account_id', c.account, 'receipt_number', '负载' || lpad(c.n::text, 6, '0')`,
      ],
      [
        'premium_payment_line',
        't.application_id = $3',
        `'id', gen_random_uuid(), 'application_id', c.application, 'payer_account_name', c.name,
         'invoice_number', lpad((c.n * 100 + t.position)::text, 20, '0'), 'bank_transaction_number', 'LOAD' || (c.n * 100 + t.position)`,
      ],
      [
        'application_material',
        't.application_id = $3',
        `'id', gen_random_uuid(), 'application_id', c.application`,
      ],
      [
        'application_submission',
        't.application_id = $3',
        `'id', c.submission, 'application_id', c.application`,
      ],
      [
        'application_event',
        't.application_id = $3',
        `'id', nextval('application_event_id_seq'), 'application_id', c.application`,
      ],
    ]
    const { enterpriseId, bankAccountId, applicationId } = template
    for (const [table, of, changes] of copies)
      await client.query(
        `INSERT INTO ${table} SELECT made.* FROM ${table} t CROSS JOIN copy c
         CROSS JOIN LATERAL jsonb_populate_record(t, jsonb_build_object(${changes})) made
         WHERE ${of} AND ($1::uuid, $2::uuid, $3::uuid) IS NOT NULL`,
        [enterpriseId, bankAccountId, applicationId],
      )
    await client.query(
      `INSERT INTO insurer_invoice (id, insurer_id, uscc, insurance_policy_number, invoice_number, issued_on, currency, amount, imported_at)
       SELECT gen_random_uuid(), $2, o.uscc, l.insurance_policy_number, l.invoice_number, l.invoice_issued_on, l.currency, l.invoice_amount, a.submitted_at
       FROM premium_payment_line l JOIN application a ON a.id = l.application_id JOIN organisation o ON o.id = a.applicant_id
       WHERE a.round_id = (SELECT round_id FROM application WHERE id = $1)`,
      [applicationId, insurerId],
    )
    await client.query('ANALYZE')
  } finally {
    await client.end()
  }
}
