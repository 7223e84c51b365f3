import type { ButtonHTMLAttributes, ReactNode } from 'react'

import { buttonClass, type ButtonSize, type ButtonVariant } from './button-class'
import { Icon, type IconName } from './icon'
import { Link } from './link'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** primary: the one main step of the page; secondary: others; danger: destroys or refuses; quiet: in rows and bars */
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: IconName
}

/** A button without script; its words are a verb and its object (提交申报). For a pending state use `submit-button`. */
export function Button({ variant, size, icon, className, children, type = 'submit', ...props }: ButtonProps) {
  return (
    // oxlint-disable-next-line react/button-has-type -- the type has a default and a narrow union
    <button type={type} className={buttonClass(variant, size, className)} {...props}>
      {icon && <Icon name={icon} size={16} />}
      {children}
    </button>
  )
}

export interface LinkButtonProps {
  href: string
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: IconName
  /** a file to be saved: a plain anchor that leaves the page where it is */
  download?: boolean
  className?: string
  children: ReactNode
}

/** A link that looks like a button: it leads somewhere, it changes nothing. */
export function LinkButton({ href, variant, size, icon, download, className, children }: LinkButtonProps) {
  const classes = buttonClass(variant, size, className)
  const inside = (
    <>
      {icon && <Icon name={icon} size={16} />}
      {children}
    </>
  )
  return download ? (
    <a href={href} className={classes} download>
      {inside}
    </a>
  ) : (
    <Link href={href} plain className={classes}>
      {inside}
    </Link>
  )
}
