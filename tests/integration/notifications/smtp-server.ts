import net from 'node:net'

interface ReceivedMail {
  to: string[]
  /** Headers and body as they came, quoted-printable or base64 undone. */
  text: string
}

interface SmtpServer {
  url: string
  received: ReceivedMail[]
  /** Runs when a mail has come, before it is answered. */
  onTaken: () => Promise<void>
  stop: () => Promise<void>
}

/** The smallest SMTP server that nodemailer talks to. `refuse` names recipients it answers 550 to. */
export async function smtpServer(refuse: string[] = []): Promise<SmtpServer> {
  const received: ReceivedMail[] = []
  const smtp: SmtpServer = { url: '', received, onTaken: async () => undefined, stop: async () => undefined }
  const server = net.createServer((socket) => converse(socket, smtp, refuse))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo
  smtp.url = `smtp://127.0.0.1:${port}?ignoreTLS=true`
  smtp.stop = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return smtp
}

function converse(socket: net.Socket, smtp: SmtpServer, refuse: string[]): void {
  let buffer = ''
  let to: string[] = []
  let inData = false
  const say = (line: string) => socket.write(`${line}\r\n`)
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase()
    const recipient = /<(.*)>/.exec(line)?.[1] ?? ''
    if (verb === 'RCPT' && refuse.includes(recipient)) return say('550 no such user')
    if (verb === 'RCPT') to.push(recipient)
    if (verb === 'QUIT') return socket.end('221 bye\r\n')
    inData = verb === 'DATA'
    return say(inData ? '354 go on' : '250 ok')
  }
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk) => {
    buffer += chunk.toString('utf8')
    for (;;) {
      const end = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const part = buffer.slice(0, end)
      buffer = buffer.slice(end + (inData ? 5 : 2))
      if (inData) {
        inData = false
        smtp.received.push({ to, text: decoded(part) })
        to = []
        void smtp.onTaken().then(() => say('250 taken'))
      } else command(part)
    }
  })
  say('220 test')
}

function decoded(mail: string): string {
  const split = mail.indexOf('\r\n\r\n')
  const head = mail.slice(0, split)
  const body = mail.slice(split + 4)
  if (/^Content-Transfer-Encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
