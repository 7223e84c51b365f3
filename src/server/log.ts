import pino from 'pino'

/** JSON lines with a request id; passwords, tokens, accounts and telephones never reach them. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: { service: 'export-credit-portal' },
  redact: [
    'password',
    '*.password',
    'accountNumber',
    '*.accountNumber',
    '*.contactPhone',
    'cookie',
    'authorization',
  ],
})
