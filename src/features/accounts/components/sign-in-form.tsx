'use client'

import { useRef, useState, useSyncExternalStore, type FormEvent } from 'react'

import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'
import { NoticeBanner } from '@/ui/notice-banner'

interface DemoPerson {
  loginName: string
  displayName: string
  roleName: string
  organisationName: string
}

interface SignInFormProps {
  /** Where to after signing in: a path of this portal. */
  next: string
  /** Offered in the demonstration only. */
  demo: { people: DemoPerson[]; password: string } | null
}

const refusals: Record<string, string> = {
  Locked: '连续 5 次输入有误，15 分钟内不能再登录。请稍后再试。',
  CredentialsSignin: '登录名或口令不正确。请检查大小写后重新输入。',
}
const trouble = '暂时无法登录。请检查网络后重试；如仍不成功，请稍后再来。'

const nothingChanges = () => () => {}
const onceHydrated = () => true
const onTheServer = () => false

/** The sign-in form: our session's cookie is set by next-auth, whose csrf token is fetched as the form is sent. */
export function SignInForm({ next, demo }: SignInFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [problem, setProblem] = useState('')
  const [pending, setPending] = useState(false)
  // Sent before its script is there, the form would come back empty; until then the button waits.
  const ready = useSyncExternalStore(nothingChanges, onceHydrated, onTheServer)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending) return
    const data = new FormData(event.currentTarget)
    if (!data.get('loginName') || !data.get('password')) return setProblem('请填写登录名和口令。')
    setPending(true)
    const refused = await signIn(String(data.get('loginName')), String(data.get('password')))
    // A full load: everything that a page showed to the public is asked for anew.
    if (refused === null) return window.location.assign(next)
    setProblem(refused)
    setPending(false)
  }

  function fill(person: DemoPerson) {
    const fields = form.current!.elements
    ;(fields.namedItem('loginName') as HTMLInputElement).value = person.loginName
    ;(fields.namedItem('password') as HTMLInputElement).value = demo!.password
    form.current!.querySelector('button')?.focus()
  }

  return (
    <div className="grid gap-10 md:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
      <form ref={form} method="post" onSubmit={submit} className="space-y-5" noValidate>
        <noscript>
          <NoticeBanner kind="warning">登录需要浏览器启用 JavaScript。请启用后刷新页面。</NoticeBanner>
        </noscript>
        <div aria-live="assertive">{problem && <NoticeBanner kind="danger">{problem}</NoticeBanner>}</div>
        <TextField name="loginName" label="登录名" required autoComplete="username" autoCapitalize="none" />
        <TextField name="password" label="口令" type="password" required autoComplete="current-password" />
        <Button type="submit" variant="primary" disabled={!ready} aria-disabled={pending || undefined}>
          {pending ? '正在登录…' : '登录'}
        </Button>
      </form>
      {demo && demo.people.length > 0 && (
        <section aria-labelledby="demo-people">
          <h2 id="demo-people" className="mb-1 text-lg font-semibold">
            演示账号
          </h2>
          <p className="mb-3 text-sm text-ink-2">
            本站为演示环境，数据均为虚构。选择一位，即填好登录名和口令。
          </p>
          <ul className="grid gap-2 sm:grid-cols-2">
            {demo.people.map((person) => (
              <li key={person.loginName}>
                <button
                  type="button"
                  onClick={() => fill(person)}
                  className="w-full cursor-pointer rounded border border-line px-3 py-2 text-left hover:border-accent hover:bg-accent-wash"
                >
                  <span className="block font-medium">{person.roleName}</span>
                  <span className="block text-sm text-ink-2">
                    {person.organisationName}　{person.displayName}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** Null when signed in, otherwise what to tell. */
async function signIn(loginName: string, password: string): Promise<string | null> {
  try {
    const { csrfToken } = await (await fetch('/api/auth/csrf')).json()
    const answer = await fetch('/api/auth/callback/credentials', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrfToken, loginName, password, json: 'true', callbackUrl: '/home' }),
    })
    if (answer.status === 429) return '请求过于频繁，请一分钟后再试。'
    const { url } = (await answer.json()) as { url?: string }
    if (answer.ok) return null
    const error = url ? new URL(url, window.location.href).searchParams.get('error') : null
    return refusals[error ?? ''] ?? trouble
  } catch {
    return trouble
  }
}
