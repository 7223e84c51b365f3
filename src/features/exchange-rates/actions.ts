'use server'

import { serverAction } from '@/server/action'

import { previewedRates } from './form'
import { previewRateImport } from './preview-import'
import { confirmRates, importRates, recordRate, sendBackRates } from './record-rates'

export const recordRateAction = serverAction(recordRate, {
  refresh: true,
  message: (rate) => `已录入 ${rate.publishedOn} ${rate.currency} 中间价 ${rate.rate}，待另一人确认。`,
})

/** Keeps nothing: the page shows what the file would change. */
export const previewRateImportAction = serverAction(previewRateImport, {
  message: (preview) =>
    preview.errors.length > 0
      ? `文件有 ${preview.errors.length} 处问题，未保存任何汇率。请修改后重新上传。`
      : `共 ${preview.rates.length} 行，请核对后确认导入。`,
  tell: (preview) => preview,
})

export const importRatesAction = serverAction(importRates, {
  read: (form) => ({ rates: previewedRates(String(form.get('rates'))) }),
  refresh: true,
  message: ({ saved }) => `已导入 ${saved} 条中间价，待另一人确认。`,
})

const toRates = () => '/commerce/parity-rates'
export const confirmRatesAction = serverAction(confirmRates, { redirectTo: toRates })
export const sendBackRatesAction = serverAction(sendBackRates, { redirectTo: toRates })
