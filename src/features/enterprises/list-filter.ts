import { EnterpriseState } from '@/server/db'

/** The list's filter out of an address; what makes no sense there is left out. */
export function listFilter(params: Readonly<Record<string, string | readonly string[] | undefined>>) {
  const one = (name: string) => (typeof params[name] === 'string' ? params[name] : '')
  const state = one('state')
  const page = /^[1-9]\d{0,3}$/.test(one('page')) ? Number(one('page')) : 1
  return {
    state: state in EnterpriseState ? (state as EnterpriseState) : null,
    text: one('q').slice(0, 100),
    page,
  }
}
