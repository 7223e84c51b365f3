import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import {
  FileMissing,
  type FileStorage,
  openStorage,
  type StorageConfig,
  storageConfigFrom,
  uploadCheckConfigFrom,
} from '@/server/storage'

const CONTENTS = Buffer.from('保单')
// sha256sum of the six bytes e4 bf 9d e5 8d 95, taken with coreutils
const DIGEST = '7dd01a480c055b28ff6dde90a9615827d73203b7c9b2b62711c2e1ded9c86506'

describe.each(['local', 's3'] as const)('files on %s', (driver) => {
  let storage: FileStorage
  let root: string
  let bucket: Server | undefined

  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'files-'))
    let config: StorageConfig = { driver: 'local', root }
    if (driver === 's3') {
      bucket = bucketIn(root)
      await new Promise<void>((resolve) => bucket!.listen(0, '127.0.0.1', resolve))
      const { port } = bucket.address() as { port: number }
      config = {
        driver: 's3',
        bucket: 'files',
        region: 'us-east-1',
        endpoint: `http://127.0.0.1:${port}`,
        accessKeyId: 'id',
        secretAccessKey: 'secret',
        forcePathStyle: true,
      }
    }
    storage = await openStorage(config)
  })
  afterAll(async () => {
    bucket?.closeAllConnections()
    bucket?.close()
    await rm(root, { recursive: true })
  })

  test('bytes go in and come out, with their digest, under a random key', async () => {
    const [first, second] = [
      await storage.putFile(CONTENTS, 'text/plain'),
      await storage.putFile(CONTENTS, 'text/plain'),
    ]
    expect(first).toMatchObject({ size: 6, sha256: DIGEST })
    expect(first.key).toMatch(/^[0-9a-f]{2}\/[0-9a-f-]{36}$/)
    expect(first.key).not.toBe(second.key)
    expect(Buffer.from(await storage.getFile(first)).equals(CONTENTS)).toBe(true)
    expect((await buffer(await storage.streamFile(first.key))).equals(CONTENTS)).toBe(true)
    expect(await storage.verifyFile(first)).toBe(true)
    expect(await storage.verifyFile({ ...first, sha256: DIGEST.replace(/^./, '0') })).toBe(false)
    await storage.deleteFile(first.key)
    await storage.deleteFile(first.key)
    await expect(storage.getFile(first)).rejects.toThrow(FileMissing)
  })

  test('keys that are paths are refused', async () => {
    for (const key of ['../secret', '/etc/passwd', 'ab', 'ab/../cd', '']) {
      await expect(storage.getFile({ key, sha256: DIGEST })).rejects.toThrow('key')
      await expect(storage.deleteFile(key)).rejects.toThrow('key')
    }
  })
})

describe('a stream', () => {
  let root: string
  let storage: FileStorage
  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'files-'))
    storage = await openStorage({ driver: 'local', root })
  })
  afterAll(() => rm(root, { recursive: true }))

  test('is hashed and counted while it is written', async () => {
    const parts = [CONTENTS.subarray(0, 1), CONTENTS.subarray(1, 4), CONTENTS.subarray(4)]
    const stored = await storage.putFile(Readable.from(parts), 'text/plain')
    expect(stored).toMatchObject({ size: 6, sha256: DIGEST })
    expect(await readFile(path.join(root, stored.key))).toEqual(CONTENTS)
  })

  test('that breaks off leaves nothing behind', async () => {
    const before = await readdir(root, { recursive: true })
    const broken = Readable.from(
      (async function* () {
        yield CONTENTS
        throw new Error('connection lost')
      })(),
    )
    await expect(storage.putFile(broken, 'text/plain')).rejects.toThrow('Cannot write')
    const files = (names: string[]) => names.filter((name) => name.length > 2)
    expect(files(await readdir(root, { recursive: true }))).toEqual(files(before))
  })

  test('one changed bit on the disk is found', async () => {
    const stored = await storage.putFile(CONTENTS, 'text/plain')
    const changed = Buffer.from(CONTENTS)
    changed[0]! ^= 1
    await writeFile(path.join(root, stored.key), changed)
    expect(await storage.verifyFile(stored)).toBe(false)
  })
})

describe('the configuration', () => {
  test('is a local folder unless a bucket is named', () => {
    expect(storageConfigFrom({})).toEqual({ driver: 'local', root: '.data/files' })
    expect(storageConfigFrom({ DATA_DIR: '/srv/data' })).toEqual({ driver: 'local', root: '/srv/data/files' })
    expect(() => storageConfigFrom({ S3_BUCKET: 'b' })).toThrow('S3_ACCESS_KEY_ID must be set')
    const s3 = {
      S3_BUCKET: 'b',
      S3_ACCESS_KEY_ID: 'i',
      S3_SECRET_ACCESS_KEY: 's',
      S3_ENDPOINT: 'https://oss',
    }
    expect(storageConfigFrom(s3)).toMatchObject({
      driver: 's3',
      bucket: 'b',
      endpoint: 'https://oss',
      forcePathStyle: true,
    })
  })

  test('asks a scanner only where one is named', () => {
    expect(uploadCheckConfigFrom({})).toEqual({ maxBytes: 20 * 1024 * 1024 })
    expect(uploadCheckConfigFrom({ CLAMD_HOST: 'av', UPLOAD_MAX_MB: '5' })).toMatchObject({
      maxBytes: 5 * 1024 * 1024,
      clamd: { host: 'av', port: 3310 },
    })
    expect(() => uploadCheckConfigFrom({ CLAMD_HOST: 'av', CLAMD_PORT: 'x' })).toThrow('CLAMD_PORT')
  })
})

/** The four calls of S3 that we make, over a folder: PUT, GET, HEAD, DELETE of an object. */
function bucketIn(root: string): Server {
  return createServer(async (request, response) => {
    const name = decodeURIComponent(new URL(request.url!, 'http://s3').pathname)
      .replace('/files/', '')
      .replace('/', '_')
    const file = path.join(root, name)
    if (request.method === 'PUT') {
      await writeFile(file, await buffer(request))
      response.setHeader('ETag', '"x"').end()
      return
    }
    if (request.method === 'DELETE') {
      await rm(file, { force: true })
      response.writeHead(204).end()
      return
    }
    const contents = await readFile(file).catch(() => null)
    if (!contents) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'Content-Length': contents.length, ETag: '"x"' })
    response.end(request.method === 'HEAD' ? undefined : contents)
  })
}
