/** Where files are kept and how uploads are checked. Passed as an argument everywhere; read from the environment once. */

export type StorageConfig =
  | { driver: 'local'; /** A folder that only the server can read. */ root: string }
  | {
      driver: 's3'
      bucket: string
      region: string
      /** Absent for AWS itself. */
      endpoint?: string
      accessKeyId: string
      secretAccessKey: string
      /** MinIO and most private clouds need it. */
      forcePathStyle: boolean
    }

export interface UploadCheckConfig {
  maxBytes: number
  /** Absent: no scanner is configured and none is asked. Present: an answer is needed, or the upload is refused. */
  clamd?: { host: string; port: number; timeoutMs: number }
}

export const DEFAULT_UPLOAD_CHECK: UploadCheckConfig = { maxBytes: 20 * 1024 * 1024 }

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The folder `files` in `DATA_DIR` (default `.data`), or S3 as soon as `S3_BUCKET` is set.
 * @throws Error naming the variable that is missing.
 */
export function storageConfigFrom(env: Environment): StorageConfig {
  if (!env.S3_BUCKET) return { driver: 'local', root: `${env.DATA_DIR || '.data'}/files` }
  return {
    driver: 's3',
    bucket: env.S3_BUCKET,
    region: env.S3_REGION || 'us-east-1',
    ...(env.S3_ENDPOINT ? { endpoint: env.S3_ENDPOINT } : {}),
    accessKeyId: needed(env, 'S3_ACCESS_KEY_ID'),
    secretAccessKey: needed(env, 'S3_SECRET_ACCESS_KEY'),
    forcePathStyle: env.S3_FORCE_PATH_STYLE !== 'false',
  }
}

/** `CLAMD_HOST`, `CLAMD_PORT` (3310), and `UPLOAD_MAX_MB` (20). */
export function uploadCheckConfigFrom(env: Environment): UploadCheckConfig {
  const maxBytes = env.UPLOAD_MAX_MB
    ? wholeNumber('UPLOAD_MAX_MB', env.UPLOAD_MAX_MB) * 1024 * 1024
    : DEFAULT_UPLOAD_CHECK.maxBytes
  if (!env.CLAMD_HOST) return { maxBytes }
  const port = wholeNumber('CLAMD_PORT', env.CLAMD_PORT || '3310')
  return { maxBytes, clamd: { host: env.CLAMD_HOST, port, timeoutMs: 30_000 } }
}

function needed(env: Environment, name: string): string {
  const value = env[name]
  if (!value) throw new Error(`S3_BUCKET is set, so ${name} must be set too`)
  return value
}

function wholeNumber(name: string, value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value))
    throw new Error(`${name} must be a positive whole number, but is "${value}"`)
  return Number(value)
}
