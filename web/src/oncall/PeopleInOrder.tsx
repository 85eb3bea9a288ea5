import { Button, NativeSelect } from '@mantine/core'
import type { OnCallPerson } from '../api/types'
import { t } from '../messages/en'
import rows from '../ui/Rows.module.css'
import { moved } from './scheduleDraft'

interface PeopleInOrderProps {
  chosen: string[]
  people: OnCallPerson[]
  onChange: (personIds: string[]) => void
}

/** Who takes turns, in order. Somebody may be named again, for a bigger share. */
export function PeopleInOrder({ chosen, people, onChange }: PeopleInOrderProps) {
  const nameOf = (id: string) => people.find(person => person.id === id)?.name ?? id
  // The same person may stand here twice, so a row is told by who it is and the how-manieth time.
  const keys = chosen.map((id, place) => `${id} ${chosen.slice(0, place).filter(each => each === id).length}`)
  return (
    <div>
      <NativeSelect
        label={t.onCall.turns}
        description={t.onCall.turnsHint}
        withAsterisk
        value=""
        data={[{ value: '', label: t.onCall.addPerson }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={event => {
          if (event.currentTarget.value) onChange([...chosen, event.currentTarget.value])
        }}
      />
      <ol className={rows.list}>
        {chosen.map((id, place) => (
          <li key={keys[place]} className={rows.row}>
            <span className={rows.what}>
              {place + 1}. {nameOf(id)}
            </span>
            <Button
              size="compact-sm"
              disabled={place === 0}
              aria-label={t.onCall.earlierTurn(nameOf(id))}
              onClick={() => onChange(moved(chosen, place, place - 1))}
            >
              {t.onCall.moveUp}
            </Button>
            <Button
              size="compact-sm"
              aria-label={t.onCall.takeOut(nameOf(id))}
              onClick={() => onChange(chosen.filter((_, each) => each !== place))}
            >
              {t.onCall.remove}
            </Button>
          </li>
        ))}
      </ol>
    </div>
  )
}
