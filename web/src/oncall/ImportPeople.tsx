import { NativeSelect } from '@mantine/core'
import { useOnCallPeople } from '../api/onCallLists'
import type { OnCallImported } from '../api/types'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { PlainPanel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'

interface ImportPeopleProps {
  users: OnCallImported['users']
  chosen: Record<string, string>
  onChange: (chosen: Record<string, string>) => void
}

/** Who the other tool's users are here; those nobody was found for can be named. */
export function ImportPeople({ users, chosen, onChange }: ImportPeopleProps) {
  const people = useOnCallPeople()
  return (
    <PlainPanel title={t.imports.people}>
      {users.length === 0 ? (
        <EmptyState>{t.imports.noPeople}</EmptyState>
      ) : (
        <ul className={rows.list}>
          {users.map(({ sourceId, name, personId }) => (
            <li key={sourceId} className={rows.row}>
              <div className={rows.what}>
                <span className={rows.name}>{name}</span>
                <p>{sourceId}</p>
              </div>
              <NativeSelect
                aria-label={t.imports.isHere(name)}
                value={chosen[sourceId] ?? personId ?? ''}
                data={[
                  { value: '', label: t.imports.nobody },
                  ...(people.data ?? []).map(person => ({ value: person.id, label: person.name })),
                ]}
                onChange={event => onChange({ ...chosen, [sourceId]: event.currentTarget.value })}
              />
            </li>
          ))}
        </ul>
      )}
    </PlainPanel>
  )
}
