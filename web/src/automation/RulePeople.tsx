import { Checkbox, NativeSelect } from '@mantine/core'
import { useAudiences, usePolicies } from '../api/onCallLists'
import type { RuleContent } from '../api/types'
import { automationWords as words } from '../messages/automation'
import { updateWords } from '../messages/updates'
import { ProblemPanel } from '../ui/ProblemPanel'
import { RowsField } from '../ui/RowsField'
import { rowOf } from '../ui/rowOf'
import { kinds, useTargetNames } from '../ui/targetNames'
import type { PartProps } from './draft'
import styles from './Rule.module.css'

type Call = RuleContent['pages'][number]
type DraftedUpdate = RuleContent['drafts'][number]

const policy = 'POLICY '
const keyOf = ({ policyId, target }: Call) =>
  policyId ? `${policy}${policyId}` : target ? `${target.kind} ${target.id}` : ''

function callOf(key: string): Call {
  if (key.startsWith(policy)) return { policyId: key.slice(policy.length), target: undefined }
  const kind = kinds.find(each => key.startsWith(`${each} `))
  return { policyId: undefined, target: kind && { kind, id: key.slice(kind.length + 1) } }
}

/** Whom a rule has paged. */
export function Pages({ draft, change }: PartProps) {
  const { choices, say } = useTargetNames()
  const policies = usePolicies()
  const offered = [
    {
      group: words.byPolicy,
      items: (policies.data ?? []).map(({ id, name }) => ({ value: `${policy}${id}`, label: name })),
    },
    ...kinds.map(kind => ({
      group: words.targetKinds[kind],
      items: choices[kind].map(({ id, name }) => ({ value: `${kind} ${id}`, label: name })),
    })),
  ].filter(({ items }) => items.length > 0)
  // Whom it names already stays to be seen, also while the lists are read, and where they do not have them any more.
  const unlisted = (call: Call) => {
    const value = keyOf(call)
    if (value === '' || offered.some(({ items }) => items.some(item => item.value === value))) return []
    return [{ value, label: call.target ? say(call.target) : words.policy(call.policyId ?? '') }]
  }
  if (policies.isError) return <ProblemPanel error={policies.error} onRetry={() => void policies.refetch()} />
  return (
    <>
      <RowsField
        legend={words.pages}
        add={words.addPage}
        remove={words.removePage}
        rows={draft.pages}
        most={10}
        make={() => rowOf<Call>({})}
        onChange={pages => change({ pages })}
      >
        {(call, set, place) => (
          <NativeSelect
            className={styles.wide ?? ''}
            label={words.pageWhom(place)}
            withAsterisk
            value={keyOf(call)}
            data={[{ value: '', label: words.chooseWhom }, ...unlisted(call), ...offered]}
            onChange={event => set(callOf(event.currentTarget.value))}
          />
        )}
      </RowsField>
      <p className={styles.quiet}>{words.pagesHint}</p>
    </>
  )
}

/** The updates for people outside that a rule drafts. */
export function Drafts({ draft, change }: PartProps) {
  const audiences = useAudiences()
  const known = audiences.data ?? []
  if (audiences.isError) return <ProblemPanel error={audiences.error} onRetry={() => void audiences.refetch()} />
  return (
    <>
      <RowsField
        legend={words.drafts}
        add={words.addDraft}
        remove={words.removeDraft}
        rows={draft.drafts}
        most={10}
        make={() => rowOf<DraftedUpdate>({ audienceIds: [] })}
        onChange={drafts => change({ drafts })}
      >
        {(update, set, place) => (
          <>
            <NativeSelect
              className={styles.narrow ?? ''}
              label={words.draftKind(place)}
              value={update.kind ?? ''}
              data={[
                { value: '', label: words.asItStands },
                ...Object.entries(updateWords.kinds).map(([value, label]) => ({ value, label })),
              ]}
              onChange={event => set({ kind: (event.currentTarget.value || undefined) as DraftedUpdate['kind'] })}
            />
            <Checkbox.Group
              className={styles.wide ?? ''}
              label={words.draftFor(place)}
              withAsterisk
              value={update.audienceIds}
              onChange={audienceIds => set({ audienceIds })}
            >
              {known.map(({ id, name }) => (
                <Checkbox key={id} value={id} label={name} />
              ))}
            </Checkbox.Group>
          </>
        )}
      </RowsField>
      <p className={styles.quiet}>{audiences.data && known.length === 0 ? words.noAudiences : words.draftsHint}</p>
    </>
  )
}
