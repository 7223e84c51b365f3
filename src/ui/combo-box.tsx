'use client'

import { use, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Input, Label, TextField } from 'react-aria-components/TextField'

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

/**
 * One of many, found by typing a part of its name or detail (an enterprise, an insurer). Sends the option's value, or ''
 * while the text names none. The list opens in place: react-aria's own ComboBox hides the rest of the page from screen
 * readers while links in it can still be reached by keyboard.
 */
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
  const [value, setValue] = useState(state?.values?.[name] ?? defaultValue ?? '')
  const [text, setText] = useState(options.find((option) => option.value === value)?.label ?? '')
  const [open, setOpen] = useState(false)
  const id = fieldId(name)
  const found = options.filter(matches(text, value)).slice(0, SHOWN)
  const described = [hint && `${id}-hint`, all.length > 0 && `${id}-error`].filter(Boolean).join(' ')

  // aria-controls and the active option are react-aria's to add.
  const aria = {
    role: 'combobox',
    'aria-expanded': open,
    'aria-haspopup': 'listbox' as const,
    'aria-describedby': described || undefined,
  }

  const choose = (option: ComboOption | undefined) => {
    setValue(option?.value ?? '')
    if (option) setText(option.label)
    onChange?.(option?.value ?? '')
  }
  const type = (typed: string) => {
    setText(typed)
    setOpen(true)
    const exact = options.find((option) => option.label === typed.trim())
    if ((exact?.value ?? '') !== value) choose(exact)
  }

  return (
    <I18nProvider locale="zh-CN">
      <div
        className="relative max-w-120 min-w-0"
        onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
      >
        <Autocomplete inputValue={text} onInputChange={type}>
          <TextField isRequired={required} isInvalid={all.length > 0} validationBehavior="aria">
            <Label className="mb-1 block font-medium">
              {label}
              {!required && <span className="ml-2 text-sm font-normal text-ink-2">选填</span>}
            </Label>
            {hint && (
              <p id={`${id}-hint`} className="mb-1.5 text-sm text-ink-2">
                {hint}
              </p>
            )}
            <FieldErrors id={`${id}-error`} errors={all} />
            <Input
              id={id}
              {...aria}
              autoComplete="off"
              placeholder="输入关键字查找"
              className="control"
              onClick={() => setOpen(true)}
              onKeyDown={(event) => {
                if (event.key === 'ArrowDown') setOpen(true)
                if (event.key === 'Escape') setOpen(false)
              }}
            />
          </TextField>
          {open && (
            <ListBox
              aria-label={label}
              items={found.map((option) => ({ ...option, id: option.value }))}
              selectionMode="single"
              selectedKeys={value ? [value] : []}
              onSelectionChange={(keys) => {
                const [key] = keys === 'all' ? [] : keys
                // Pressing what is chosen already leaves it chosen.
                choose(options.find((option) => option.value === (key ?? value)))
                setOpen(false)
              }}
              renderEmptyState={() => <p className="px-3 py-2 text-ink-2">没有符合的选项，请换一个词。</p>}
              className="absolute inset-x-0 top-full z-20 mt-1 max-h-80 overflow-y-auto rounded border border-line-2 bg-white py-1"
            >
              {(option) => (
                <ListBoxItem
                  textValue={option.label}
                  className="cursor-pointer px-3 py-1.5 -outline-offset-3! data-focused:bg-accent-wash data-hovered:bg-wash data-selected:font-semibold"
                >
                  {option.label}
                  {option.detail && (
                    <span className="block text-sm font-normal text-ink-2">{option.detail}</span>
                  )}
                </ListBoxItem>
              )}
            </ListBox>
          )}
        </Autocomplete>
        <input type="hidden" name={name} value={value} />
      </div>
    </I18nProvider>
  )
}

/** All options while the text is the chosen one's; otherwise those that hold the text. */
function matches(text: string, value: string): (option: ComboOption) => boolean {
  const wanted = text.trim().toLowerCase()
  return (option) =>
    value !== '' || wanted === '' || `${option.label} ${option.detail ?? ''}`.toLowerCase().includes(wanted)
}
