import { defineTable } from '../table'

/** 公示表, with exactly the columns that ruling L6 lets be published. */
export const awardList = defineTable({
  name: 'award-list',
  title: '拟支持名单',
  columns: [
    { key: 'position', header: '序号', kind: 'integer', required: true, width: 8 },
    { key: 'name', header: '企业（机构）名称', kind: 'text', required: true, width: 44 },
    { key: 'city', header: '所属市', kind: 'text', required: true, width: 18 },
    { key: 'project', header: '支持项目', kind: 'text', required: true, width: 34 },
    { key: 'amount', header: '拟支持金额（元）', kind: 'amount', required: true, width: 20 },
    { key: 'note', header: '备注', kind: 'text', required: false, width: 20 },
  ],
})
