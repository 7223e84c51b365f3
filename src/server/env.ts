import path from 'node:path'

import { z } from 'zod'

/**
 * The environment, read once. Nothing else in the product reads `process.env`.
 * A wrong value stops the start with a sentence that names the variable.
 */
const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, '须以 postgresql:// 开头')
  .refine((url) => URL.canParse(url), '不是完整的地址，例如 postgresql://用户:口令@主机:5432/数据库')
const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1')

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** The owner's connection: migrations, roles. */
  DATABASE_URL: postgresUrl,
  /** Row-level security holds for these two; `npm start` derives them from the owner's when unset. */
  DATABASE_APP_URL: postgresUrl,
  DATABASE_SEALER_URL: postgresUrl,
  /** The address people type; server actions accept this origin only (more of them separated by commas). */
  PUBLIC_ORIGIN: z.string().url().optional(),
  NEXTAUTH_SECRET: z.string().min(32, '至少 32 个字符，请用 openssl rand -base64 48 生成'),
  DATA_DIR: z.string().default('.data'),
  /** Demo accounts and data; `npm start` refuses it when its operator says NODE_ENV=production (S14). */
  DEMO: flag,
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, '须以 smtp:// 或 smtps:// 开头')
    .optional(),
  MAIL_FROM: z.string().default('noreply@localhost'),
  /** Files go to this bucket instead of DATA_DIR/files when it is set. */
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().optional(),
  S3_ENDPOINT: z.string().url().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_FORCE_PATH_STYLE: z.string().optional(),
  UPLOAD_MAX_MB: z.string().optional(),
  CLAMD_HOST: z.string().optional(),
  CLAMD_PORT: z.coerce.number().int().default(3310),
  /** Sets the clock to a fixed day for demonstrations and end-to-end tests; never in production without DEMO=1. */
  PORTAL_TODAY: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, '须为 2026-08-20 的格式')
    .optional(),
  /** 0 leaves the jobs to `npm run worker`; else each process of the portal runs them, one at a time. */
  RUN_JOBS: z
    .enum(['0', '1'])
    .default('1')
    .transform((value) => value === '1'),
  /** `dengbao` asks three kinds of characters and a new password every 90 days (GB/T 22239). */
  PASSWORD_PROFILE: z.enum(['standard', 'dengbao']).default('standard'),
})

export type Env = z.infer<typeof schema>

/** Parses an environment; throws one Error whose message lists every wrong variable in Chinese. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(filled, {
    error: (issue) => (issue.input === undefined ? '未设置' : z.locales.zhCN().localeError(issue)),
  })
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `环境变量 ${issue.path.join('.')} 不正确：${issue.message}`)
  if (parsed.success && parsed.data.NODE_ENV === 'production') {
    if (
      /demo|change|default|secret123/i.test(parsed.data.NEXTAUTH_SECRET) ||
      new Set(parsed.data.NEXTAUTH_SECRET).size < 10
    )
      problems.push('环境变量 NEXTAUTH_SECRET 太弱：请用 openssl rand -base64 48 生成一个。')
    if (!parsed.data.DEMO && parsed.data.PORTAL_TODAY)
      problems.push('环境变量 PORTAL_TODAY 只能与 DEMO=1 一起使用。')
  }
  if (problems.length > 0 || !parsed.success) throw new Error(problems.join('\n'))
  return parsed.data
}

let cached: Env | undefined

/** The running process's environment. */
export function env(): Env {
  cached ??= parseEnv(process.env)
  return cached
}

/** The demo is offered in development, and in production only when asked for. */
export function isDemo(): boolean {
  return env().DEMO
}

export function dataDir(...parts: string[]): string {
  return path.resolve(env().DATA_DIR, ...parts)
}

/** The origins a server action may be posted from. */
export function allowedOrigins(): string[] {
  const { PUBLIC_ORIGIN, PORT } = env()
  return PUBLIC_ORIGIN
    ? PUBLIC_ORIGIN.split(',').map((origin) => new URL(origin.trim()).origin)
    : [`http://localhost:${PORT}`, `http://127.0.0.1:${PORT}`]
}
