import { collectDefaultMetrics, register } from 'prom-client'

const held = globalThis as typeof globalThis & { exportCreditMetrics?: boolean }

export async function metricsText(): Promise<{ text: string; type: string }> {
  if (!held.exportCreditMetrics) {
    collectDefaultMetrics()
    held.exportCreditMetrics = true
  }
  return { text: await register.metrics(), type: register.contentType }
}
