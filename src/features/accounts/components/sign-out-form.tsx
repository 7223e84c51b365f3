import { Link } from '@/ui/link'

/** 账号 and 退出, at the end of the work frame's head. Works without script. */
export function SignOutForm() {
  return (
    <div className="flex items-center gap-x-4">
      <Link href="/account">账号</Link>
      <form action="/sign-out" method="post">
        <button type="submit" className="link cursor-pointer">
          退出
        </button>
      </form>
    </div>
  )
}
