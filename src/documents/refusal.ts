/**
 * A file that is not accepted. `message` is a Chinese sentence for the person who sent it: what is wrong, then what to
 * do. `code` is for tests and logs and never shown.
 */
export class FileRefused extends Error {
  readonly code: FileRefusalCode

  constructor(code: FileRefusalCode, message: string) {
    super(message)
    this.name = 'FileRefused'
    this.code = code
  }
}

export type FileRefusalCode =
  | 'EMPTY'
  | 'TOO_LARGE'
  | 'WRONG_TYPE'
  | 'DAMAGED'
  | 'ENCRYPTED'
  | 'LEGACY_XLS'
  | 'TOO_MANY_ENTRIES'
  | 'INFLATES_TOO_FAR'
  | 'UNSAFE_XML'
  | 'MACROS'
  | 'POLYGLOT'
  | 'MALWARE'
  | 'BAD_NAME'
  | 'SCAN_UNAVAILABLE'
  | 'HEADER_NOT_FOUND'
  | 'TOO_MANY_ROWS'
  | 'TIMED_OUT'
