import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useMe } from '../api/session'
import type { KnownPerson } from '../api/types'
import { canRequestErasure } from '../domain/permissions'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { usePeople } from './api'
import styles from './PeoplePage.module.css'
import { RequestErasureDialog } from './RequestErasureDialog'

/** People the log names; an administrator can ask for their erasure. */
export function FindPerson() {
  const [text, setText] = useState('')
  const [words] = useDebouncedValue(text.trim(), 250)
  const people = usePeople(words)
  return (
    <Panel title={t.people.find} query={people} rows={4} place="people">
      {found => (
        <>
          <div className={styles.find}>
            <TextInput
              label={t.people.findLabel}
              value={text}
              onChange={event => setText(event.currentTarget.value)}
              maw={320}
            />
          </div>
          {found.length === 0 ? (
            <EmptyState>{t.people.none}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {found.map(person => (
                <PersonRow key={person.id} person={person} />
              ))}
            </ul>
          )}
        </>
      )}
    </Panel>
  )
}

function PersonRow({ person }: { person: KnownPerson }) {
  const me = useMe()
  const [asking, setAsking] = useState(false)
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{person.name}</span> <span className={rows.quiet}>{person.id}</span>
      </div>
      {person.erased ? (
        <span className={rows.quiet}>{t.people.erasedMark}</span>
      ) : (
        canRequestErasure(me) && (
          <Button size="xs" aria-label={t.people.eraseTitle(person.name)} onClick={() => setAsking(true)}>
            {t.people.erase}
          </Button>
        )
      )}
      {asking && <RequestErasureDialog person={person} onClose={() => setAsking(false)} />}
    </li>
  )
}
