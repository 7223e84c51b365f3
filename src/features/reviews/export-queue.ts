import { z } from 'zod'

import { defineTable, exportTemplate, exportXlsx, invoiceList } from '@/documents'
import { stateLabels } from '@/features/applications'
import { halfYearInWords, PROGRAMME_NAMES } from '@/policy-rules'
import { dateInShanghai } from '@/server/clock'
import { query, refuse } from '@/server/use-case'

import { readers } from './queue'
import { queueFilterSchema } from './queue-filter'
import { queuePage, readerOf } from './queue-store'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const batch = 1000
const MOST_ROWS = 20_000

const table = defineTable({
  name: 'review-queue',
  title: '申报审核列表',
  columns: [
    { key: 'position', header: '序号', kind: 'integer', required: true, width: 8 },
    { key: 'receiptNumber', header: '受理号', kind: 'code', required: true, width: 26 },
    { key: 'applicantName', header: '企业（机构）名称', kind: 'text', required: true, width: 40 },
    { key: 'uscc', header: '统一社会信用代码', kind: 'code', required: true, width: 22 },
    { key: 'divisionName', header: '所属地', kind: 'text', required: true, width: 14 },
    { key: 'programme', header: '支持项目', kind: 'text', required: true, width: 24 },
    { key: 'halfYear', header: '申报周期', kind: 'text', required: true, width: 16 },
    { key: 'requestedAmountCny', header: '申请金额（元）', kind: 'amount', required: true, width: 18 },
    { key: 'approvedAmountCny', header: '审定金额（元）', kind: 'amount', required: false, width: 18 },
    { key: 'submittedOn', header: '提交日期', kind: 'date', required: true, width: 14 },
    { key: 'state', header: '状态', kind: 'text', required: true, width: 14 },
    { key: 'assignedTo', header: '经办', kind: 'text', required: false, width: 14 },
  ],
})

/** The queue exactly as it is filtered and sorted, all pages of it. */
export const exportQueue = query({
  name: 'reviews.export-queue',
  allow: readers,
  input: queueFilterSchema,
  run: async (context, filter) => {
    const { tx, now } = context
    const reader = await readerOf(context)
    const rows: Awaited<ReturnType<typeof queuePage>>['rows'] = []
    for (let page = 1; ; page += 1) {
      const read = await queuePage(tx, { ...filter, page, size: batch }, reader)
      if (read.count > MOST_ROWS)
        refuse(
          'LIMIT',
          `符合条件的申报有 ${read.count} 件，一次最多导出 ${MOST_ROWS} 件。请增加筛选条件后再导出。`,
        )
      rows.push(...read.rows)
      if (read.rows.length < batch) break
    }
    const bytes = await exportXlsx(
      table,
      rows.map((row, index) => ({
        position: index + 1,
        receiptNumber: row.receiptNumber,
        applicantName: row.applicantName,
        uscc: row.uscc,
        divisionName: row.divisionName,
        programme: PROGRAMME_NAMES[row.programme],
        halfYear: halfYearInWords(row.halfYear),
        requestedAmountCny: row.requestedAmountCny,
        approvedAmountCny: row.approvedAmountCny,
        submittedOn: dateInShanghai(new Date(row.submittedAt)),
        state: stateLabels[row.state],
        assignedTo: row.assignedTo,
      })),
    )
    return { bytes, name: `申报审核列表-${dateInShanghai(now)}.xlsx`, mediaType: xlsx }
  },
})

export const invoiceListTemplate = query({
  name: 'reviews.invoice-list-template',
  allow: [
    'COMMERCE_PREPARER',
    'COMMERCE_CHECKER',
    'COMMERCE_APPROVER',
    'INSURER_OPERATOR',
    'INSURER_CHECKER',
  ],
  input: z.strictObject({}),
  run: async ({ now }) => ({
    bytes: await exportTemplate(invoiceList, now),
    name: '保费发票清单模板.xlsx',
    mediaType: xlsx,
  }),
})
