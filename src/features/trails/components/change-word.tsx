import { Icon, type IconName } from '@/ui/icon'

import type { RowChange } from '../comparison'

const looks: Record<RowChange['kind'], { word: string; icon: IconName; colour: string }> = {
  ADDED: { word: '增加', icon: 'plus', colour: 'text-green' },
  REMOVED: { word: '减少', icon: 'minus', colour: 'text-vermilion' },
  CHANGED: { word: '变更', icon: 'undo', colour: 'text-accent' },
}

/** Word, shape and colour of a change. */
export function ChangeWord({ kind }: { kind: RowChange['kind'] }) {
  const { word, icon, colour } = looks[kind]
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap ${colour}`}>
      <Icon name={icon} size={14} />
      {word}
    </span>
  )
}
