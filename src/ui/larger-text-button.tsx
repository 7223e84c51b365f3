import { cookies } from 'next/headers'

import { LARGER_TEXT_COOKIE } from './larger-text'

/** Switches 长者模式 (text 1.25×, stronger contrast) on or off and stays on the page; works without JavaScript. */
export async function LargerTextButton({ className }: { className?: string }) {
  const larger = (await cookies()).get(LARGER_TEXT_COOKIE)?.value === '1'
  return (
    <form action="/larger-text" method="post">
      <input type="hidden" name="larger" value={larger ? '0' : '1'} />
      <button type="submit" className={className ?? 'cursor-pointer py-1 text-ink hover:underline'}>
        {larger ? '标准模式' : '长者模式'}
      </button>
    </form>
  )
}
