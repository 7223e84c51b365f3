import { createHash, randomUUID } from 'node:crypto'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'

import { Disk, errors } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'

import type { StorageConfig } from './config'

/** What is kept about a stored file: where it is, what it weighs and its SHA-256 (hex), taken while it was written. */
export interface StoredFile {
  key: string
  size: number
  sha256: string
}

export interface FileStorage {
  /** Writes under a new random key; nothing of the sender's file name is in it. */
  putFile(contents: Uint8Array | Readable, contentType: string): Promise<StoredFile>
  /** The bytes as they were stored. @throws FileMissing, FileTampered when a single bit has changed */
  getFile(file: Pick<StoredFile, 'key' | 'sha256'>): Promise<Uint8Array>
  /** @throws FileMissing */
  streamFile(key: string): Promise<Readable>
  /** Reads the file and compares. False when a single bit has changed. @throws FileMissing */
  verifyFile(file: Pick<StoredFile, 'key' | 'sha256'>): Promise<boolean>
  /** For uploads that no record came to hold; deleting what does not exist is no error. */
  deleteFile(key: string): Promise<void>
}

/** A key without a file: the record is there and the bytes are gone. An operator must look. */
export class FileMissing extends Error {
  constructor(key: string) {
    super(`stored file ${key} is missing`)
    this.name = 'FileMissing'
  }
}

/** The bytes are not those that were stored. They go to nobody; an operator must look. */
export class FileTampered extends Error {
  constructor(key: string) {
    super(`stored file ${key} does not have its digest`)
    this.name = 'FileTampered'
  }
}

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Opens the storage that is configured: a folder on this machine, or a bucket. */
export async function openStorage(config: StorageConfig): Promise<FileStorage> {
  return storageOn(await openDisk(config))
}

async function openDisk(config: StorageConfig): Promise<Disk> {
  if (config.driver === 'local') {
    return new Disk(new FSDriver({ location: path.resolve(config.root), visibility: 'private' }))
  }
  // Only loaded where it is used: the S3 client is large.
  const { S3Driver } = await import('flydrive/drivers/s3')
  return new Disk(
    new S3Driver({
      bucket: config.bucket,
      region: config.region,
      ...(config.endpoint ? { endpoint: config.endpoint } : {}),
      credentials: { accessKeyId: config.accessKeyId, secretAccessKey: config.secretAccessKey },
      forcePathStyle: config.forcePathStyle,
      supportsACL: false,
      visibility: 'private',
    }),
  )
}

function storageOn(disk: Disk): FileStorage {
  const streamFile = async (key: string) => {
    await demandFile(disk, key)
    return disk.getStream(key)
  }
  return {
    putFile: async (contents, contentType) => {
      const key = newKey()
      if (!(contents instanceof Readable)) {
        await disk.put(key, contents, { contentType, contentLength: contents.length })
        return { key, size: contents.length, sha256: createHash('sha256').update(contents).digest('hex') }
      }
      const meter = new Meter()
      // Heard here as well, because a source may fail before anybody reads it.
      contents.on('error', () => {})
      try {
        await disk.putStream(key, Readable.from(meter.measure(contents)), { contentType })
      } catch (error) {
        await disk.delete(key).catch(() => {})
        throw error
      }
      return { key, size: meter.size, sha256: meter.digest() }
    },
    getFile: async ({ key, sha256 }) => {
      const bytes = new Uint8Array(await buffer(await streamFile(key)))
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new FileTampered(key)
      return bytes
    },
    streamFile,
    verifyFile: async ({ key, sha256 }) => {
      const hash = createHash('sha256')
      for await (const chunk of await streamFile(key)) hash.update(chunk as Buffer)
      return hash.digest('hex') === sha256
    },
    deleteFile: async (key) => {
      demandKey(key)
      await disk.delete(key)
    },
  }
}

/** Two hex digits spread the files over 256 folders. */
function newKey(): string {
  const id = randomUUID()
  return `${id.slice(0, 2)}/${id}`
}

async function demandFile(disk: Disk, key: string): Promise<void> {
  demandKey(key)
  if (!(await disk.exists(key))) throw new FileMissing(key)
}

/** Keys come from our own records; anything else (a path, say) is a defect or an attack. */
function demandKey(key: string): void {
  if (!KEY.test(key)) throw new errors.E_INVALID_KEY([key])
}

/**
 * Counts and hashes what passes through. A generator does not begin before it is read, so a source that fails does so
 * when the file is already there to be removed, and never leaves half a file behind.
 */
class Meter {
  size = 0
  readonly #hash = createHash('sha256')

  async *measure(contents: Readable): AsyncGenerator<Buffer> {
    for await (const chunk of contents) {
      const bytes = Buffer.from(chunk as Uint8Array)
      this.size += bytes.length
      this.#hash.update(bytes)
      yield bytes
    }
  }

  digest(): string {
    return this.#hash.digest('hex')
  }
}
