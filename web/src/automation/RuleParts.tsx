import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import type { RuleContent } from '../api/types'
import { automationWords as words } from '../messages/automation'
import { t } from '../messages/en'
import { RowsField } from '../ui/RowsField'
import { rowOf } from '../ui/rowOf'
import type { PartProps } from './draft'
import styles from './Rule.module.css'

const most = 10

/** The tasks a rule adds. */
export function Tasks({ draft, change }: PartProps) {
  return (
    <RowsField
      legend={words.tasks}
      add={words.addTask}
      remove={words.removeTask}
      rows={draft.tasks}
      most={most}
      make={() => rowOf<RuleContent['tasks'][number]>({ title: '' })}
      onChange={tasks => change({ tasks })}
    >
      {(task, set, place) => (
        <>
          <TextInput
            className={styles.wide ?? ''}
            label={words.taskTitle(place)}
            description={words.textHint}
            withAsterisk
            maxLength={200}
            value={task.title}
            onChange={event => set({ title: event.currentTarget.value })}
          />
          <TextInput
            className={styles.wide ?? ''}
            label={words.taskDetails(place)}
            maxLength={500}
            value={task.details ?? ''}
            onChange={event => set({ details: event.currentTarget.value || undefined })}
          />
          <NativeSelect
            className={styles.narrow ?? ''}
            label={words.taskOwner(place)}
            value={task.owner ?? ''}
            onChange={event => set({ owner: (event.currentTarget.value || undefined) as typeof task.owner })}
            data={[
              { value: '', label: words.nobody },
              ...Object.entries(t.incidentRole).map(([value, label]) => ({ value, label })),
            ]}
          />
          <NumberInput
            className={styles.narrow ?? ''}
            label={words.taskDueField(place)}
            min={1}
            max={43_200}
            allowDecimal={false}
            value={task.dueMinutes ?? ''}
            onChange={value => set({ dueMinutes: value === '' ? undefined : Number(value) })}
          />
        </>
      )}
    </RowsField>
  )
}

/** What a rule writes into the timeline. */
export function Updates({ draft, change }: PartProps) {
  return (
    <RowsField
      legend={words.updates}
      add={words.addUpdate}
      remove={words.removeUpdate}
      rows={draft.updates}
      most={most}
      make={() => rowOf({ text: '' })}
      onChange={updates => change({ updates })}
    >
      {(update, set, place) => (
        <TextInput
          className={styles.wide ?? ''}
          label={words.updateText(place)}
          description={words.textHint}
          withAsterisk
          maxLength={500}
          value={update.text}
          onChange={event => set({ text: event.currentTarget.value })}
        />
      )}
    </RowsField>
  )
}
