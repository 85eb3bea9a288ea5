import { TextInput } from '@mantine/core'
import type { OnCallImported } from '../api/types'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { PlainPanel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'

interface ImportItemsProps {
  items: OnCallImported['items']
  services: Record<string, string>
  applied: boolean
  onServices: (services: Record<string, string>) => void
}

/** Everything of the export: what comes over, what does not and why, and what taking it over does. */
export function ImportItems({ items, services, applied, onServices }: ImportItemsProps) {
  return (
    <PlainPanel title={applied ? t.imports.done : t.imports.plan}>
      {items.length === 0 ? (
        <EmptyState>{t.imports.nothing}</EmptyState>
      ) : (
        <ul className={rows.list} aria-live="polite">
          {items.map(item => (
            <li key={`${item.kind} ${item.sourceId}`} className={rows.row}>
              <div className={rows.what}>
                <span className={rows.name}>
                  {t.imports.kinds[item.kind]}: {item.name}
                </span>
                <p className={item.outcome === 'DOES_NOT_MAP' || item.refused ? rows.trouble : undefined}>
                  {t.imports.outcomes[item.outcome]}
                  {' · '}
                  {item.refused ?? (applied ? t.imports.effectsDone : t.imports.effects)[item.effect]}
                </p>
                {item.notes.map(note => (
                  <p key={note.where + note.text}>
                    {note.text} <code>{note.where}</code>
                  </p>
                ))}
              </div>
              {item.kind === 'POLICY' && !applied && (
                <TextInput
                  label={t.imports.services}
                  value={services[item.sourceId] ?? ''}
                  onChange={event => onServices({ ...services, [item.sourceId]: event.currentTarget.value })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </PlainPanel>
  )
}
