import { jobs, startJobs } from '../src/jobs'
import { derivedUrls } from './database'
import { dataFolder, localSecret } from './local-database'
import { checkEnvironment } from './preflight'

/** The portal's jobs in a process of their own, against the database of DATABASE_URL, until Ctrl-C. It migrates nothing. */
try {
  const owner = process.env.DATABASE_URL
  if (!owner)
    throw new Error('请设置 DATABASE_URL：内置数据库的任务由 npm start 自己运行，不需要单独的任务进程。')
  if (process.env.NODE_ENV !== 'production') process.env.NEXTAUTH_SECRET ||= localSecret(dataFolder())
  checkEnvironment(process.env)
  const urls = derivedUrls(owner)
  process.env.DATABASE_APP_URL ||= urls.app
  process.env.DATABASE_SEALER_URL ||= urls.sealer

  const running = startJobs(jobs)
  console.warn(`任务进程已启动：${jobs.map(({ name }) => name).join('、')}    （按 Ctrl-C 停止）`)
  // The jobs' timers alone would let the process end.
  const alive = setInterval(() => undefined, 60_000)
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      clearInterval(alive)
      void running.stop().then(() => process.exit(0))
    })
} catch (error) {
  console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
