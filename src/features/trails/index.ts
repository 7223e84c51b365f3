/** Versions of records, and the trail of one yuan: the door for routes. */
export {
  readVersions,
  recordKinds,
  versionReaders,
  type RecordKind,
  type RecordVersions,
} from './read-versions'
export { recordHref } from './record-address'
