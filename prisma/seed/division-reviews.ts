import { signForFinance, sendBackForFinance } from '../../src/features/division-reviews/co-sign'
import { handIn } from '../../src/features/division-reviews/hand-in'
import {
  acceptDivisionLines,
  decideDivisionLine,
  returnByDivision,
  signForCommerce,
  takeForDivision,
} from '../../src/features/division-reviews/prepare'
import type { DemoEnterprise } from './enterprises'
import { aFiledApplication, aReleasedRound, at, must } from './general-rounds'
import { paymentLines } from './look-up'
import { demoActor } from './people'

const commerce = demoActor('division')
const finance = demoActor('division-finance')

/** A round with 初审: the demo's own division has something in each stage, two others have not begun and are late. */
export async function aRoundWithDivisionReview(enterprises: readonly DemoEnterprise[]): Promise<void> {
  const roundId = await aReleasedRound({
    halfYear: '2026H1',
    title: '关于补充申报2026年上半年一般出口信用保险保费支持资金的通知',
    noticeNumber: '豫商财函〔2026〕49号',
    fundDocument: '豫财贸〔2026〕8号',
    madeOn: '2026-09-29',
    opensOn: '2026-10-09',
    closesOn: '2026-10-23',
    divisionReview: true,
  })
  const own = enterprises.filter(({ divisionCode }) => divisionCode === '410100').slice(0, 9)
  const others = enterprises
    .filter(({ divisionCode }) => ['410300', '410173'].includes(divisionCode))
    .slice(0, 3)
  const ids: string[] = []
  for (const [index, enterprise] of [...own, ...others].entries())
    ids.push(await aFiledApplication(roundId, enterprise, '2026H1', `2026-10-${12 + index}`))
  const [first, second, third, fourth, fifth, sixth] = ids as [string, string, string, string, string, string]

  for (const [applicationId, cut] of [
    [first, true],
    [second, false],
  ] as const) {
    await prepared(applicationId, '2026-10-28', cut)
    must(await signForFinance(finance, { applicationId, remark: '同意' }, at('2026-10-29')))
  }
  must(await handIn(commerce, { roundId }, at('2026-10-30')))

  await prepared(third, '2026-11-18', true)
  must(await signForFinance(finance, { applicationId: third, remark: '同意' }, at('2026-11-19')))
  await prepared(fourth, '2026-11-20', false)
  await prepared(fifth, '2026-11-19', false)
  must(
    await sendBackForFinance(
      finance,
      { applicationId: fifth, remark: '第 1 行银行回单与发票金额不一致，请核对。' },
      at('2026-11-20'),
    ),
  )
  must(await takeForDivision(commerce, { applicationId: sixth }, at('2026-11-20')))
  must(
    await returnByDivision(
      commerce,
      {
        applicationId: sixth,
        defects: ['第 2 行缺少银行付款凭证，请补充上传。', '承诺书未加盖公章，请补盖后上传。'],
        correctBy: '2026-12-04',
      },
      at('2026-11-20', '11:00'),
    ),
  )
}

async function prepared(applicationId: string, day: string, cut: boolean): Promise<void> {
  must(await takeForDivision(commerce, { applicationId }, at(day)))
  const lines = await paymentLines(applicationId)
  if (cut)
    must(
      await decideDivisionLine(
        commerce,
        {
          applicationId,
          lineId: lines.at(-1)!.id,
          amountOut: '0',
          reason: 'PAYMENT_PROOF_INCOMPLETE',
          note: '银行回单缺印章',
        },
        at(day, '10:20'),
      ),
    )
  must(await acceptDivisionLines(commerce, { applicationId }, at(day, '10:30')))
  must(
    await signForCommerce(
      commerce,
      { applicationId, opinion: cut ? '末行凭证不全，予以核减；其余属实。' : '材料齐全，属实。' },
      at(day, '11:00'),
    ),
  )
}
