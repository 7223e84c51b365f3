import { DataTable } from '@/ui/data-table'
import { Dialog } from '@/ui/dialog'
import { ActionForm } from '@/ui/form'
import { PasswordField, RadioGroupField, SelectField, TextField } from '@/ui/form-fields'
import { PageHeader } from '@/ui/page-header'
import { StatusMark } from '@/ui/status'
import { SubmitButton } from '@/ui/submit-button'

import { addExpertAction, changeExpertAction } from '../actions'
import type { ExpertPool } from '../pool'

type Row = ExpertPool['experts'][number]

/** 专家库. */
export function PoolPage({ pool }: { pool: ExpertPool }) {
  return (
    <>
      <PageHeader
        title="专家库"
        count={pool.experts.filter(({ active }) => active).length}
        countUnit="人在库"
        actions={
          pool.mayChange && (
            <Dialog trigger="加入专家" variant="primary" title="加入专家">
              <ActionForm action={addExpertAction}>
                <TextField name="name" label="姓名" required />
                <ExpertFields divisions={pool.divisions} />
                <TextField name="loginName" label="登录名" required autoComplete="off" />
                <PasswordField name="password" label="初始口令" required autoComplete="new-password" />
                <SubmitButton>加入专家库</SubmitButton>
              </ActionForm>
            </Dialog>
          )
        }
      />
      <DataTable<Row>
        caption="专家库"
        rows={pool.experts}
        rowKey={({ id }) => id}
        empty="专家库还没有专家。请由经办加入专家后再抽取。"
        columns={[
          { key: 'name', header: '姓名', rowHeader: true, render: ({ name }) => name },
          { key: 'fields', header: '专业领域', wrap: true, render: ({ fields }) => fields.join('、') },
          { key: 'employer', header: '任职单位', wrap: true, render: ({ employer }) => employer },
          { key: 'phone', header: '联系电话', render: ({ phone }) => phone },
          { key: 'login', header: '登录名', render: ({ loginName }) => loginName },
          { key: 'panels', header: '参加评审', align: 'right', render: ({ panels }) => `${panels} 次` },
          {
            key: 'active',
            header: '状态',
            render: ({ active }) => (
              <StatusMark kind={active ? 'success' : 'draft'}>{active ? '在库' : '已停用'}</StatusMark>
            ),
          },
          ...(pool.mayChange
            ? [
                {
                  key: 'change',
                  header: '办理',
                  render: (row: Row) => (
                    <Dialog trigger={`更改${row.name}`} size="small" title={`更改${row.name}`}>
                      <ActionForm action={changeExpertAction}>
                        <input type="hidden" name="expertId" value={row.id} />
                        <ExpertFields divisions={pool.divisions} row={row} />
                        <RadioGroupField
                          name="active"
                          label="是否在库"
                          inline
                          options={[
                            { value: 'yes', label: '在库' },
                            { value: 'no', label: '停用，不再抽取，不能打开材料' },
                          ]}
                          defaultValue={row.active ? 'yes' : 'no'}
                        />
                        <SubmitButton>保存</SubmitButton>
                      </ActionForm>
                    </Dialog>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

function ExpertFields({ divisions, row }: { divisions: ExpertPool['divisions']; row?: Row }) {
  return (
    <>
      <TextField
        name="fields"
        label="专业领域"
        hint="多个用顿号隔开，例如：出口信用保险、财务审计"
        required
        defaultValue={row?.fields.join('、')}
      />
      <TextField
        name="employer"
        label="任职单位"
        hint="全称；用于核对利害关系"
        required
        defaultValue={row?.employer}
      />
      <TextField
        name="employerUscc"
        label="任职单位统一社会信用代码"
        maxLength={18}
        defaultValue={row?.employerUscc}
      />
      <SelectField
        name="divisionCode"
        label="任职于市县主管部门"
        emptyLabel="不是"
        defaultValue={row?.divisionCode}
        options={divisions.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <TextField
        name="phone"
        label="联系电话"
        required
        hint={row ? '为保护隐私，更改时请重新填写完整号码' : undefined}
      />
    </>
  )
}
