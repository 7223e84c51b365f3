import { confirmCalendarYear, enterCalendarYear } from '@/features/working-calendar/enter-year'

import { accepted } from './award-lists'
import { aPerson, someday } from './people'

/** Made up for the tests, in the form of the State Council's notices; the weekdays are those of 2027. */
export const notice2027 = `一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`

/** 2027 as two officials enter and confirm it. */
export async function the2027Calendar(now = someday): Promise<void> {
  const { id } = await accepted(
    enterCalendarYear(
      await aPerson('COMMERCE_PREPARER'),
      { year: '2027', documentNumber: '国办发明电〔2026〕9号', text: notice2027 },
      { now },
    ),
  )
  await accepted(confirmCalendarYear(await aPerson('COMMERCE_CHECKER'), { id }, { now }))
}
