import type { RowKind } from './batch-store'

/** What became of a row of a list, in words. Pure. */
export const kindNames: Record<RowKind, string> = {
  CLEAR: '可以承保',
  COVERED: '已在保',
  RESERVED: '其他机构预留',
  BAD: '有误',
  WAITING: '待查询',
}
