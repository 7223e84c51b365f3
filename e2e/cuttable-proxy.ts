import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A way to the database that can be cut: what goes through it breaks off, and nobody gets in until it opens again. */
export interface CuttableProxy {
  port: number
  /** Cuts as soon as a client sends this text; the database still receives it. */
  cutAt: (text: string) => void
  isCut: () => boolean
  cut: () => void
  open: () => void
  close: () => void
}

export async function cuttableProxy(target: number): Promise<CuttableProxy> {
  const sockets = new Set<Socket>()
  let isCut = false
  let trigger: string | null = null
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  const server = createServer((client) => {
    if (isCut) return client.destroy()
    const database = connect(target, '127.0.0.1')
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(one)
      one.on('error', () => undefined)
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
    client.on('data', (data) => {
      database.write(data, () => {
        if (trigger && data.includes(trigger)) {
          trigger = null
          cut()
        }
      })
    })
    database.on('data', (data) => client.write(data))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    cutAt: (text) => (trigger = text),
    isCut: () => isCut,
    cut,
    open: () => (isCut = false),
    close: () => {
      cut()
      server.close()
    },
  }
}
