/** Files of the application: checked before they come in, stored under random keys, with their digest. */
export {
  DEFAULT_UPLOAD_CHECK,
  type StorageConfig,
  storageConfigFrom,
  type UploadCheckConfig,
  uploadCheckConfigFrom,
} from './config'
export { type FileKind } from './file-kind'
export { displayName } from './file-name'
export { FileMissing, FileTampered, type FileStorage, openStorage } from './files'
export { portalStorage, portalUploadCheck } from './portal-storage'
export { checkUpload } from './upload-check'
