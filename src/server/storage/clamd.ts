import { connect } from 'node:net'

const CHUNK_BYTES = 64 * 1024

export interface ClamdAddress {
  host: string
  port: number
  timeoutMs: number
}

/**
 * Asks a ClamAV daemon about some bytes (its INSTREAM command). Answers the name of what was found, or null when clean.
 * @throws Error when no clear answer comes in time; the caller then refuses the file.
 */
export function scanWithClamd(bytes: Uint8Array, address: ClamdAddress): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address.host, port: address.port })
    const fail = (reason: string) => {
      clearTimeout(deadline)
      socket.destroy()
      reject(new Error(`clamd: ${reason}`))
    }
    // For the whole talk, not for silence: a scanner that trickles bytes must not hold the upload.
    const deadline = setTimeout(() => fail('no answer in time'), address.timeoutMs)
    let reply = ''
    socket.on('connect', () => {
      socket.write('zINSTREAM\0')
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
        const chunk = bytes.subarray(at, at + CHUNK_BYTES)
        const size = Buffer.alloc(4)
        size.writeUInt32BE(chunk.length)
        socket.write(size)
        socket.write(chunk)
      }
      socket.write(Buffer.alloc(4))
    })
    socket.on('data', (data) => {
      reply += data.toString('utf8')
      if (!reply.includes('\0')) return
      clearTimeout(deadline)
      socket.destroy()
      const answer = reply.slice(0, reply.indexOf('\0'))
      const found = /^stream: (.+) FOUND$/.exec(answer)
      if (found) resolve(found[1]!)
      else if (answer === 'stream: OK') resolve(null)
      else reject(new Error(`clamd: ${answer}`))
    })
    socket.on('error', (error) => fail(error.message))
    socket.on('close', () => fail('connection closed without an answer'))
  })
}
