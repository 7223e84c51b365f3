import { notFound } from 'next/navigation'

/** The pages of components do not exist in production, unless it is a demonstration. */
export function showcaseOnly(): void {
  if (process.env.NODE_ENV === 'production' && process.env.DEMO !== '1') notFound()
}
