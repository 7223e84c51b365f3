import type { ReactNode } from 'react'

import { DateText } from './date'

interface DocumentPageProps {
  /** the issuing office, in vermilion above the rule: 河南省商务厅 河南省财政厅 */
  issuer: string
  title: string
  /** e.g. 豫商财〔2024〕15号 */
  number?: string
  /** `YYYY-MM-DD` of issue */
  date?: string
  /** digest of the stored bytes */
  digest?: string
  /** buttons above the page: 打印, 下载 */
  actions?: ReactNode
  children: ReactNode
}

/** A document that looks like what it is: vermilion head and rule, serif text, number, date, digest. A4 on paper. */
export function DocumentPage({ issuer, title, number, date, digest, actions, children }: DocumentPageProps) {
  return (
    <>
      {actions && (
        <div data-no-print className="mb-4 flex flex-wrap justify-end gap-2">
          {actions}
        </div>
      )}
      <article className="document-text mx-auto max-w-[860px] border border-line bg-white px-5 py-8 sm:px-16 sm:py-14 print:max-w-none print:border-0 print:p-0">
        <header className="mb-8 text-center">
          <p className="flex flex-wrap justify-center gap-x-4 text-2xl font-bold tracking-widest text-vermilion">
            {issuer.split(/\s+/).map((office) => (
              <span key={office} className="whitespace-nowrap">
                {office}
              </span>
            ))}
          </p>
          {number && <p className="mt-3">{number}</p>}
          <div className="mt-3 border-t-3 border-vermilion" />
          <h1 className="mt-8 text-2xl leading-snug font-bold">{title}</h1>
        </header>
        {children}
        {date && (
          <p className="mt-10 text-right">
            <DateText date={date} />
          </p>
        )}
        {digest && (
          <footer className="mt-8 border-t border-line pt-2 font-mono text-xs break-all text-ink-2">
            文件摘要（SM3）：{digest}
          </footer>
        )}
      </article>
    </>
  )
}
