import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useActionTargets } from '../api/actionTargets'
import type { ActionKind, ActionTarget, RuleContent } from '../api/types'
import { automationWords as words } from '../messages/automation'
import { guardedWords } from '../messages/guarded'
import { ProblemPanel } from '../ui/ProblemPanel'
import { RowsField } from '../ui/RowsField'
import { rowOf } from '../ui/rowOf'
import type { PartProps } from './draft'
import styles from './Rule.module.css'

type Action = RuleContent['actions'][number]

/** The actions a rule proposes, at targets that are set up. */
export function Actions({ draft, change }: PartProps) {
  const targets = useActionTargets()
  const usable = (targets.data ?? []).filter(({ retired, trouble }) => retired === undefined && trouble === undefined)
  if (targets.isError) return <ProblemPanel error={targets.error} onRetry={() => void targets.refetch()} />
  return (
    <>
      <RowsField
        legend={words.actions}
        add={words.addAction}
        remove={words.removeAction}
        rows={draft.actions}
        most={10}
        make={() =>
          rowOf<Action>({ targetId: '', kind: 'BLOCK_ADDRESS', parameters: [], reason: '', goesAhead: false })
        }
        onChange={actions => change({ actions })}
      >
        {(action, set, place) => <One action={action} set={set} place={place} targets={usable} />}
      </RowsField>
      <p className={styles.quiet}>{targets.data && usable.length === 0 ? words.noTargets : words.actionsHint}</p>
    </>
  )
}

interface OneProps {
  action: Action
  set: (more: Partial<Action>) => void
  place: number
  targets: ActionTarget[]
}

function One({ action, set, place, targets }: OneProps) {
  const target = targets.find(each => each.id === action.targetId)
  const offer = target?.actions.find(each => each.kind === action.kind)
  const told = (name: string) => action.parameters.find(each => each.name === name)?.value ?? ''
  const tell = (name: string, value: string) => {
    const others = action.parameters.filter(each => each.name !== name)
    set({ parameters: value === '' ? others : [...others, { name, value }] })
  }
  return (
    <>
      <NativeSelect
        className={styles.narrow ?? ''}
        label={words.actionWhere(place)}
        data={[
          { value: '', label: guardedWords.choose },
          ...targets.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={action.targetId}
        onChange={event => {
          const chosen = targets.find(each => each.id === event.currentTarget.value)
          set({ targetId: chosen?.id ?? '', kind: chosen?.actions[0]?.kind ?? action.kind, parameters: [] })
        }}
      />
      {target && (
        <NativeSelect
          className={styles.narrow ?? ''}
          label={words.actionWhat(place)}
          data={target.actions.map(({ kind, dangerous }) => ({
            value: kind,
            label: dangerous ? guardedWords.dangerousKind(guardedWords.kinds[kind]) : guardedWords.kinds[kind],
          }))}
          value={action.kind}
          onChange={event => set({ kind: event.currentTarget.value as ActionKind, parameters: [] })}
        />
      )}
      {offer?.fields.map(({ name, text, required, example, type }) => (
        <TextInput
          key={`${action.kind}${name}`}
          className={styles.narrow ?? ''}
          label={words.actionField(place, text)}
          placeholder={guardedWords.example(example)}
          withAsterisk={required}
          maxLength={500}
          autoComplete="off"
          inputMode={type === 'NUMBER' ? 'numeric' : 'text'}
          value={told(name)}
          onChange={event => tell(name, event.currentTarget.value)}
        />
      ))}
      <TextInput
        className={styles.wide ?? ''}
        label={words.actionWhy(place)}
        withAsterisk
        maxLength={2000}
        value={action.reason}
        onChange={event => set({ reason: event.currentTarget.value })}
      />
      {offer?.undoable && (
        <NumberInput
          className={styles.narrow ?? ''}
          label={words.actionUndo(place)}
          min={1}
          max={10_080}
          allowDecimal={false}
          value={action.undoAfterMinutes ?? ''}
          onChange={value => set({ undoAfterMinutes: value === '' ? undefined : Number(value) })}
        />
      )}
      <Checkbox
        label={words.actionGoesAhead(place)}
        checked={action.goesAhead}
        onChange={event => set({ goesAhead: event.currentTarget.checked })}
      />
    </>
  )
}
