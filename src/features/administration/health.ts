import { z } from 'zod'

import { env } from '@/server/env'
import { query } from '@/server/use-case'

import { healthRow } from './store'

/** Minutes after which what is not sealed says that no sealer runs. */
const sealedWithin = 10

/** How the platform stands, in numbers and switches: no secret, and nothing of what the work is about. */
export const platformHealth = query({
  name: 'administration.health',
  allow: ['SYSTEM_ADMIN'],
  input: z.strictObject({}),
  run: async ({ tx }) => {
    const { lastSealedAt, ...numbers } = await healthRow(tx)
    const settings = env()
    const onOff = (on: boolean) => (on ? '已启用' : '未启用')
    return {
      ...numbers,
      lastSealedAt: lastSealedAt?.toISOString() ?? null,
      // Real time, not the demo's day: the sealer works by it.
      sealerLate:
        numbers.entriesUnsealed > 0 &&
        (!lastSealedAt || Date.now() - lastSealedAt.getTime() > sealedWithin * 60_000),
      settings: [
        { label: '运行方式', value: settings.DEMO ? '演示' : '正式' },
        { label: '后台任务', value: settings.RUN_JOBS ? '由本进程运行' : '由独立进程运行' },
        { label: '口令要求', value: settings.PASSWORD_PROFILE === 'dengbao' ? '等保（90 天更换）' : '标准' },
        { label: '邮件通知', value: onOff(settings.SMTP_URL !== undefined) },
        { label: '对象存储', value: onOff(settings.S3_BUCKET !== undefined) },
        { label: '病毒查杀', value: onOff(settings.CLAMD_HOST !== undefined) },
      ],
    }
  },
})
export type PlatformHealth = Extract<Awaited<ReturnType<typeof platformHealth>>, { ok: true }>['value']
