/** Next calls this once when a server process starts: the jobs run inside it, unless a worker of their own does. */
export async function register(): Promise<void> {
  // Written by Next's compiler, not read from the environment: the edge build must not contain the jobs.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { env } = await import('@/server/env')
    if (!env().RUN_JOBS) return
    const { jobs, startJobs } = await import('@/jobs')
    startJobs(jobs)
  }
}
