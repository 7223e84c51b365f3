/** Files that organisations hand in: the door for other rooms. */
export { bytesOf } from './bytes-of'
export { keepIssued } from './keep-issued'
export { keepUpload } from './keep-upload'
export { openFile, type OpenedFile } from './open-file'
export { addStoredFile } from './store'
