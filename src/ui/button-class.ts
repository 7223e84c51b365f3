import { cx } from './cx'

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'quiet'
export type ButtonSize = 'normal' | 'small'

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'border-accent bg-accent text-white hover:border-accent-2 hover:bg-accent-2',
  secondary: 'border-line-2 bg-white text-accent hover:border-accent hover:bg-accent-wash',
  danger: 'border-vermilion bg-white text-vermilion hover:bg-vermilion hover:text-white',
  quiet: 'border-transparent bg-transparent text-accent hover:bg-accent-wash',
}

/** The classes of everything that looks like a button. */
export function buttonClass(
  variant: ButtonVariant = 'secondary',
  size: ButtonSize = 'normal',
  className?: string,
): string {
  return cx(
    'inline-flex cursor-pointer items-center justify-center gap-1.5 rounded border font-medium no-underline',
    'disabled:cursor-not-allowed disabled:border-line disabled:bg-wash disabled:text-ink-2',
    'aria-disabled:cursor-progress',
    size === 'small' ? 'min-h-8 px-3 py-0.5 text-sm' : 'min-h-10 px-4 py-1.5',
    VARIANTS[variant],
    className,
  )
}
