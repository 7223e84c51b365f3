import type { EnterpriseState, ExportSource } from '../../src/server/db'
import { madeUpUscc } from '../../tests/factories/enterprises'
import { demoEnterpriseId } from './people'
import { cents, idOf, seeded } from './random'
import { seeding } from './seeding'

/** 400 made-up enterprises over all nineteen divisions, their exports over all tiers with both bounds. */
export interface DemoEnterprise {
  id: string
  uscc: string
  name: string
  divisionCode: string
  divisionName: string
  state: EnterpriseState
  /** Exports by year, USD; a year that is missing is unknown, which is not zero (E2). */
  exportsUsd: Record<number, string>
}

const words = [
  '豫达',
  '中州',
  '嵩岳',
  '汇通',
  '金穗',
  '鼎盛',
  '瑞丰',
  '恒泰',
  '华宇',
  '天成',
  '远航',
  '博雅',
  '盛源',
  '宏图',
  '佳和',
  '锦程',
  '旭日',
  '腾飞',
  '万象',
  '宝隆',
  '同创',
  '安顺',
  '永信',
  '新港',
  '丰华',
]
const trades = [
  '进出口',
  '机械',
  '纺织',
  '食品',
  '电子科技',
  '建材',
  '工艺品',
  '农产品',
  '汽车零部件',
  '国际贸易',
  '发制品',
  '医药',
]
const years = [2023, 2024, 2025]

/** The bounds of the tiers, to the cent, and zero (E1, E2); they come first so that each exists. */
const bounds = ['5000000.00', '5000000.01', '10000000.00', '10000000.01', '0.00', '250000.00']

export function demoEnterprises(divisions: { code: string; name: string }[]): DemoEnterprise[] {
  const random = seeded(20240805)
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const names = new Set<string>()
  return Array.from({ length: 400 }, (_, index) => {
    const division = index === 0 ? divisions[0]! : divisions[index % divisions.length]!
    const body = `M${Array.from({ length: 8 }, () => letters[random.whole(0, 30)]).join('')}`
    let uscc = madeUpUscc(division.code, body)
    // A few codes in real use fail the check (E12); these were confirmed with the licence.
    if (index % 97 === 5) uscc = uscc.slice(0, 17) + (uscc.endsWith('0') ? '1' : '0')
    const place = division.name.replace(/(市|示范区|航空港经济综合实验区)$/, '')
    let name = '郑州豫达进出口有限公司'
    do if (index > 0) name = `${place}${random.pick(words)}${random.pick(trades)}有限公司`
    while (names.has(name))
    names.add(name)
    const bound = bounds[index - 1]
    const size = random.pick([
      300_000, 900_000, 2_500_000, 4_500_000, 4_900_000, 7_000_000, 9_500_000, 20_000_000,
    ])
    const exportsUsd: Record<number, string> = {}
    for (const year of years) {
      const amount =
        index === 0
          ? '3250000.00'
          : (bound ?? cents(random.whole(Math.floor(size / 2), size) * 100 + random.whole(0, 99)))
      if (index % 61 !== 9 || year !== 2025) exportsUsd[year] = amount
    }
    const state: EnterpriseState =
      index % 67 === 11 ? 'PENDING_VERIFICATION' : index % 131 === 17 ? 'RETURNED' : 'VERIFIED'
    return {
      id: index === 0 ? demoEnterpriseId : idOf('enterprise', index),
      uscc,
      name,
      divisionCode: division.code,
      divisionName: division.name,
      state,
      exportsUsd,
    }
  })
}

export async function seedEnterprises(): Promise<DemoEnterprise[]> {
  return seeding('enterprises', async (tx) => {
    const enterprises = demoEnterprises(await tx.division.findMany({ orderBy: { position: 'asc' } }))
    await tx.organisation.createMany({
      data: enterprises.map(({ id, name, uscc, divisionCode }) => ({
        id,
        kind: 'ENTERPRISE' as const,
        name,
        uscc,
        divisionCode,
      })),
    })
    const registeredAt = (index: number) => new Date(Date.parse('2024-08-12T02:00:00Z') + index * 3_600_000)
    await tx.enterprise.createMany({
      data: enterprises.map(({ id, name, uscc, divisionCode, state }, index) => ({
        id,
        name,
        uscc,
        usccCheck:
          madeUpUscc(divisionCode, uscc.slice(8, 17)) === uscc
            ? ('VALID' as const)
            : ('CHECK_CHARACTER_MISMATCH' as const),
        divisionCode,
        contactName: ['周敏', '王磊', '陈静', '刘涛'][index % 4]!,
        contactPhone: `0371-6${String(1000000 + index * 137).slice(0, 7)}`,
        state,
        registeredAt: registeredAt(index),
        verifiedAt: state === 'VERIFIED' ? registeredAt(index) : null,
      })),
    })
    await tx.bankAccount.createMany({
      data: enterprises.map(({ id, name, state }, index) => ({
        organisationId: id,
        accountName: name,
        bankName: ['中原银行郑州分行', '中国建设银行河南省分行', '中国工商银行河南省分行'][index % 3]!,
        bankCode: ['313491000232', '105491000016', '102491000024'][index % 3]!,
        accountNumber: `4100${String(10_000_000_000 + index * 7919)}`,
        state: state === 'VERIFIED' ? ('VERIFIED' as const) : ('PENDING_VERIFICATION' as const),
        createdAt: registeredAt(index),
        verifiedAt: state === 'VERIFIED' ? registeredAt(index) : null,
      })),
    })
    const sources: ExportSource[] = ['OFFICIAL', 'OFFICIAL', 'OFFICIAL', 'SINGLE_WINDOW', 'UNDERTAKING']
    await tx.exportRecord.createMany({
      data: enterprises.flatMap(({ id, exportsUsd }, index) =>
        Object.entries(exportsUsd).map(([year, amountUsd]) => ({
          enterpriseId: id,
          year: Number(year),
          source: sources[index % sources.length]!,
          amountUsd,
          obtainedOn: new Date(`${Number(year) + 1}-01-25T00:00:00Z`),
          recordedAt: new Date(`${Number(year) + 1}-01-25T03:00:00Z`),
          note: '海关统计数据',
        })),
      ),
    })
    return enterprises
  })
}
