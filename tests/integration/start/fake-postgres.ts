import { createServer, type AddressInfo } from 'node:net'

/** As much of PostgreSQL's protocol as tells a client its version: lets anyone in, and answers each query with `version`. */
export async function fakePostgres(version: string): Promise<{ port: number; close: () => Promise<void> }> {
  const message = (type: string, body: Buffer) => {
    const head = Buffer.alloc(5)
    head.write(type)
    head.writeInt32BE(body.length + 4, 1)
    return Buffer.concat([head, body])
  }
  const number = (value: number, bytes: 2 | 4) => {
    const out = Buffer.alloc(bytes)
    out.writeIntBE(value, 0, bytes)
    return out
  }
  const ready = message('Z', Buffer.from('I'))
  const column = Buffer.concat([
    number(1, 2),
    Buffer.from('server_version_num\0'),
    number(0, 4), // table
    number(0, 2), // column
    number(25, 4), // text
    number(-1, 2), // its size varies
    number(-1, 4), // no modifier
    number(0, 2), // as text
  ])
  const row = Buffer.concat([number(1, 2), number(version.length, 4), Buffer.from(version)])
  const answer = Buffer.concat([
    message('T', column),
    message('D', row),
    message('C', Buffer.from('SHOW\0')),
    ready,
  ])
  const server = createServer((socket) => {
    let greeted = false
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      if (!greeted) socket.write(Buffer.concat([message('R', number(0, 4)), ready]))
      else if (data.toString('latin1', 0, 1) === 'Q') socket.write(answer)
      greeted = true
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
