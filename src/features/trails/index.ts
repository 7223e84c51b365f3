/** Versions of records, and the trail of one yuan: the door for routes. */
export { findTrails } from './find-trails'
export { readTrail, trailReaders } from './read-trail'
export { readVersions, recordKinds, versionReaders, type RecordKind } from './read-versions'
export { recordHref } from './record-address'
export { trailDocument } from './trail-document'
