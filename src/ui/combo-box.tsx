'use client'

import { use, useState } from 'react'
import {
  ComboBox as AriaComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Button,
} from 'react-aria-components/ComboBox'
import { I18nProvider } from 'react-aria-components/I18nProvider'

import { FieldErrors, fieldId } from './field-frame'
import { FormContext } from './form-context'

export interface ComboOption {
  value: string
  label: string
  /** second line, also searched: code, division */
  detail?: string
}

interface ComboBoxProps {
  name: string
  label: string
  hint?: string
  errors?: readonly string[]
  options: readonly ComboOption[]
  defaultValue?: string
  required?: boolean
  onChange?: (value: string) => void
}

const SHOWN = 50

/** One of many, found by typing a part of its name or detail (an enterprise, an insurer). Sends the option's value. */
export function ComboBox({
  name,
  label,
  hint,
  errors = [],
  options,
  defaultValue,
  required,
  onChange,
}: ComboBoxProps) {
  const state = use(FormContext)?.state
  const all = [...errors, ...(state?.fieldErrors?.[name] ?? [])]
  const first = options.find((option) => option.value === (state?.values?.[name] ?? defaultValue))
  const [text, setText] = useState(first?.label ?? '')
  const [value, setValue] = useState<string | null>(first?.value ?? null)
  const id = fieldId(name)
  const wanted = text.trim().toLowerCase()
  const found = options
    .filter((o) => o.label === text || `${o.label} ${o.detail ?? ''}`.toLowerCase().includes(wanted))
    .slice(0, SHOWN)
  return (
    <I18nProvider locale="zh-CN">
      <AriaComboBox
        id={`${id}-box`}
        className="min-w-0"
        items={found}
        inputValue={text}
        onInputChange={setText}
        value={value}
        onChange={(key) => {
          const option = options.find((o) => o.value === key)
          setValue(option?.value ?? null)
          if (option) setText(option.label)
          onChange?.(option?.value ?? '')
        }}
        isRequired={required}
        isInvalid={all.length > 0}
        validationBehavior="aria"
        allowsEmptyCollection
        menuTrigger="focus"
      >
        <Label className="mb-1 block font-medium">
          {label}
          {!required && <span className="ml-2 text-sm font-normal text-ink-2">选填</span>}
        </Label>
        {hint && <p className="mb-1.5 text-sm text-ink-2">{hint}</p>}
        <FieldErrors id={`${id}-error`} errors={all} />
        <div className="relative max-w-120">
          <Input id={id} className="control pr-10" autoComplete="off" />
          <Button className="absolute inset-y-0 right-0 w-10 text-ink-2" aria-label="展开选项">
            ▾
          </Button>
        </div>
        <Popover className="w-(--trigger-width) rounded border border-line-2 bg-white">
          <ListBox
            className="max-h-80 overflow-y-auto py-1 outline-none"
            renderEmptyState={() => <p className="px-3 py-2 text-ink-2">没有符合的选项，请换一个词。</p>}
          >
            {(option: ComboOption) => (
              <ListBoxItem
                id={option.value}
                textValue={option.label}
                className="cursor-pointer px-3 py-1.5 outline-none data-focused:bg-accent-wash data-selected:font-semibold"
              >
                {option.label}
                {option.detail && (
                  <span className="block text-sm font-normal text-ink-2">{option.detail}</span>
                )}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </AriaComboBox>
      <input type="hidden" name={name} value={value ?? ''} />
    </I18nProvider>
  )
}
