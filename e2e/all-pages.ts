import type { Page } from '@playwright/test'

/**
 * Every page of the portal and the person who opens it. `file` is its folder under `app`, `list` the page whose first
 * matching link leads to a page with a record in its address. `pages.spec.ts` fails on a page that is missing here.
 */
export interface PortalPage {
  file: string
  as: string | null
  list?: string
  /** Open only while there is a draft: this journey looks at it instead, axe included. */
  seenIn?: string
}

const visitor = (...files: string[]): PortalPage[] => files.map((file) => ({ file, as: null }))
const person = (as: string, ...files: string[]): PortalPage[] => files.map((file) => ({ file, as }))

export const portalPages: PortalPage[] = [
  ...visitor(
    '(public)',
    '(public)/calculator',
    '(public)/cover-statements',
    '(public)/negative-list',
    '(public)/notices',
    '(public)/policy',
    '(public)/publicity',
    '(public)/publicity/objections',
    '(public)/publicity/objections/[number]',
    '(public)/register',
    '(public)/register/done',
    '(public)/rulings',
    '(public)/sign-in',
    'ui',
    'ui/charts',
    'ui/document',
    'ui/form',
    'ui/work',
  ),
  { file: '(public)/notices/[id]', as: null, list: '/notices' },
  { file: '(public)/publicity/[id]', as: null, list: '/publicity' },
  { file: '(public)/publicity/[id]/object', as: null, list: '/publicity/[id]' },

  ...person(
    'enterprise',
    '(work)/account',
    '(work)/clawbacks',
    '(work)/enterprise/applications',
    '(work)/enterprise/cases',
    '(work)/enterprise/cover',
    '(work)/enterprise/exports',
    '(work)/enterprise/profile',
    '(work)/enterprise/programmes',
    '(work)/home',
    '(work)/notifications',
  ),
  { file: '(work)/enterprise/applications/[id]', as: 'enterprise', list: '/enterprise/applications' },
  { file: '(work)/enterprise/cases/[id]', as: 'enterprise', seenIn: 'CASE-15' },
  { file: '(work)/enterprise/applications/[id]/edit', as: 'enterprise', seenIn: 'CASE-03' },

  ...person(
    'insurer',
    '(work)/insurer/account',
    '(work)/insurer/applications',
    '(work)/insurer/duplicate-cover',
    '(work)/insurer/duplicate-cover/batches',
    '(work)/insurer/invoices',
    '(work)/insurer/policies',
    '(work)/insurer/policies/imports',
    '(work)/insurer/policies/new',
    '(work)/insurer/reconciliations',
  ),
  { file: '(work)/insurer/applications/[id]', as: 'insurer', list: '/insurer/applications' },
  {
    file: '(work)/insurer/reconciliations/[programme]/[year]',
    as: 'insurer',
    list: '/insurer/reconciliations',
  },
  { file: '(work)/insurer/duplicate-cover/batches/[id]', as: 'insurer', seenIn: 'CASE-20' },
  { file: '(work)/insurer/duplicate-cover/[id]', as: 'insurer', list: '/insurer/duplicate-cover' },
  { file: '(work)/insurer/invoices/[id]', as: 'insurer', list: '/insurer/invoices' },
  {
    file: '(work)/insurer/invoices/corrections/[id]',
    as: 'insurer',
    list: '/insurer/invoices',
  },
  { file: '(work)/insurer/policies/imports/[id]', as: 'insurer', seenIn: 'CASE-21' },
  { file: '(work)/insurer/policies/[id]', as: 'insurer', list: '/insurer/policies' },

  ...person('expert-a', '(work)/expert/reviews'),
  { file: '(work)/expert/reviews/[panelId]/[applicationId]', as: 'expert-a', list: '/expert/reviews' },

  ...person('auditor', '(work)/audit/entries', '(work)/audit/verification', '(work)/trails'),
  ...person('security-admin', '(work)/admin/accounts'),
  ...person('system-admin', '(work)/admin/health'),
  { file: '(work)/trails/[id]', as: 'auditor', seenIn: 'CASE-18' },
  { file: '(work)/versions/[kind]/[id]', as: 'enterprise', seenIn: 'CASE-18' },

  ...person(
    'division',
    '(work)/division/applications',
    '(work)/division/enterprises',
    '(work)/division/overdue',
    '(work)/division/reviews',
    '(work)/division/reviews/summary',
    '(work)/division/spot-checks',
  ),
  { file: '(work)/division/reviews/[id]', as: 'division', list: '/division/reviews' },
  { file: '(work)/division/enterprises/[id]', as: 'division', list: '/division/enterprises?state=VERIFIED' },

  ...person(
    'commerce-preparer',
    '(work)/commerce/award-lists',
    '(work)/commerce/award-lists/new',
    '(work)/commerce/bank-accounts',
    '(work)/commerce/clawbacks',
    '(work)/commerce/clawbacks/new',
    '(work)/commerce/cover-overlaps',
    '(work)/commerce/cover-reservations',
    '(work)/commerce/register-rechecks',
    '(work)/commerce/enterprises',
    '(work)/commerce/export-differences',
    '(work)/commerce/negative-list',
    '(work)/commerce/negative-list/new',
    '(work)/commerce/objections',
    '(work)/commerce/official-exports',
    '(work)/commerce/overdue',
    '(work)/commerce/parity-rates',
    '(work)/commerce/policies',
    '(work)/commerce/reviews',
    '(work)/commerce/reviews/divisions',
    '(work)/commerce/reviews/invoices',
    '(work)/commerce/reviews/panels',
    '(work)/commerce/reviews/panels/firm',
    '(work)/commerce/reviews/panels/new',
    '(work)/commerce/reviews/panels/pool',
    '(work)/commerce/reviews/rules',
    '(work)/commerce/rounds',
    '(work)/commerce/rounds/new',
    '(work)/commerce/settings/assignment',
    '(work)/commerce/settings/calendar',
    '(work)/commerce/settings/rulings',
    '(work)/commerce/spot-checks',
    '(work)/commerce/spot-checks/new',
    '(work)/jobs',
    '(work)/commerce/time-limits',
  ),
  { file: '(work)/jobs/[id]', as: 'commerce-preparer', list: '/jobs' },
  { file: '(work)/commerce/award-lists/[id]', as: 'commerce-preparer', list: '/commerce/award-lists' },
  { file: '(work)/commerce/award-lists/[id]/shortage', as: 'commerce-preparer', seenIn: 'CASE-11' },
  { file: '(work)/commerce/enterprises/[id]', as: 'commerce-preparer', list: '/commerce/enterprises' },
  { file: '(work)/commerce/policies/[id]', as: 'commerce-preparer', list: '/commerce/policies' },
  { file: '(work)/commerce/clawbacks/[id]', as: 'commerce-preparer', seenIn: 'CASE-14' },
  { file: '(work)/finance/clawbacks/[id]', as: 'finance-preparer', seenIn: 'CASE-14' },
  { file: '(work)/clawbacks/[id]', as: 'enterprise', seenIn: 'CASE-14' },
  { file: '(work)/commerce/spot-checks/[id]', as: 'commerce-preparer', list: '/commerce/spot-checks' },
  { file: '(work)/commerce/spot-checks/sheets/[id]', as: 'commerce-preparer', seenIn: 'CASE-16' },
  { file: '(work)/division/spot-checks/[id]', as: 'division', seenIn: 'CASE-16' },
  { file: '(work)/enterprise/spot-checks/[id]', as: 'enterprise', seenIn: 'CASE-16' },
  { file: '(work)/commerce/negative-list/[id]', as: 'commerce-preparer', seenIn: 'CASE-15' },
  { file: '(work)/commerce/cover-overlaps/[id]', as: 'commerce-preparer', list: '/commerce/cover-overlaps' },
  {
    file: '(work)/commerce/export-differences/[id]',
    as: 'commerce-preparer',
    list: '/commerce/export-differences',
  },
  {
    file: '(work)/commerce/official-exports/[id]',
    as: 'commerce-preparer',
    list: '/commerce/official-exports',
  },
  { file: '(work)/commerce/objections/[id]', as: 'commerce-preparer', list: '/commerce/objections' },
  { file: '(work)/commerce/reviews/[id]', as: 'commerce-preparer', list: '/commerce/reviews' },
  {
    file: '(work)/commerce/reviews/panels/[id]',
    as: 'commerce-preparer',
    list: '/commerce/reviews/panels',
  },
  { file: '(work)/commerce/rounds/[id]', as: 'commerce-preparer', list: '/commerce/rounds' },
  { file: '(work)/commerce/rounds/[id]/edit', as: 'commerce-preparer', list: '/commerce/rounds/[id]' },

  ...person(
    'finance-preparer',
    '(work)/finance/budgets',
    '(work)/finance/clawbacks',
    '(work)/finance/consultations',
    '(work)/finance/disbursements',
    '(work)/finance/overdue',
    '(work)/finance/prepayments',
    '(work)/finance/reconciliations',
  ),
  { file: '(work)/finance/consultations/[id]', as: 'finance-preparer', list: '/finance/consultations' },
  {
    file: '(work)/finance/reconciliations/[insurerId]/[programme]/[year]',
    as: 'finance-preparer',
    list: '/finance/reconciliations',
  },
  { file: '(work)/finance/disbursements/[id]', as: 'finance-preparer', list: '/finance/disbursements' },
]

/** `(work)/commerce/rounds/[id]` → `/commerce/rounds/[id]`. */
export const addressOf = (file: string): string => `/${file.replace(/^\((work|public)\)\/?/, '')}`

/** The first link of the open page that leads to `address`, whose bracketed parts are anything but `new`. */
export async function firstLinkTo(page: Page, address: string): Promise<string | undefined> {
  const pattern = new RegExp(
    `^${address.replaceAll(/\[\w+\]/g, String.raw`(?!new\b|objections\b|invoices\b|panels\b|rules\b|pool\b|firm\b|divisions\b|batches\b|imports\b|summary\b|template\b|xlsx\b)[^/?#]+`)}(?:[?#]|$)`,
  )
  const links = await page
    .locator('a[href^="/"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')!))
  return links.find((link) => pattern.test(link))
}
