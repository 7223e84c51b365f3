import { env } from '../env'
import { storageConfigFrom, uploadCheckConfigFrom, type UploadCheckConfig } from './config'
import { openStorage, type FileStorage } from './files'

let opened: Promise<FileStorage> | undefined

/** The storage that this process is configured with; opened once. */
export function portalStorage(): Promise<FileStorage> {
  opened ??= openStorage(storageConfigFrom(variables()))
  return opened
}

/** How uploads are checked in this process. */
export function portalUploadCheck(): UploadCheckConfig {
  return uploadCheckConfigFrom(variables())
}

function variables(): Record<string, string | undefined> {
  const { CLAMD_PORT, DATA_DIR, CLAMD_HOST, UPLOAD_MAX_MB, ...rest } = env()
  const { S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_FORCE_PATH_STYLE } =
    rest
  return {
    DATA_DIR,
    CLAMD_HOST,
    CLAMD_PORT: String(CLAMD_PORT),
    UPLOAD_MAX_MB,
    S3_BUCKET,
    S3_REGION,
    S3_ENDPOINT,
    S3_ACCESS_KEY_ID,
    S3_SECRET_ACCESS_KEY,
    S3_FORCE_PATH_STYLE,
  }
}
