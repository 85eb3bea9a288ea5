import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { t } from '../../messages/en'
import { policyWords } from '../../messages/policies'
import { WriteProblem } from '../../ui/WriteProblem'
import { ownZone } from '../../ui/zone'
import styles from '../SchedulePage.module.css'
import { moved } from '../scheduleDraft'
import type { usePublishPolicy } from './api'
import { LapseFields } from './LapseFields'
import { LevelFields } from './LevelFields'
import { bodyOf, emptyLevel, type LevelDraft, type PolicyDraft } from './policyDraft'

interface PolicyFormProps {
  draft: PolicyDraft
  isNew: boolean
  publish: ReturnType<typeof usePublishPolicy>
  onChange: (draft: PolicyDraft) => void
}

const mostLevels = 10
const repeats = Array.from({ length: 10 }, (_, times) => ({ value: String(times), label: policyWords.repeats(times) }))

export function PolicyForm({ draft, isNew, publish, onChange }: PolicyFormProps) {
  const body = bodyOf(draft)
  const ready = body !== undefined && draft.id.trim() !== ''
  const change = (more: Partial<PolicyDraft>) => onChange({ ...draft, ...more })
  const changeLevel = (key: number, more: Partial<LevelDraft>) =>
    change({ levels: draft.levels.map(each => (each.key === key ? { ...each, ...more } : each)) })
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        if (ready && !publish.isPending) publish.submit({ id: draft.id.trim(), ...body })
      }}
    >
      <div className={styles.pair}>
        {isNew && (
          <TextInput
            label={policyWords.id}
            description={policyWords.idHint}
            withAsterisk
            maxLength={100}
            value={draft.id}
            onChange={event => change({ id: event.currentTarget.value })}
          />
        )}
        <TextInput
          label={policyWords.name}
          withAsterisk
          maxLength={200}
          value={draft.name}
          onChange={event => change({ name: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={policyWords.services}
        description={policyWords.servicesHint}
        value={draft.services}
        onChange={event => change({ services: event.currentTarget.value })}
      />
      {draft.levels.map((level, place) => (
        <LevelFields
          key={level.key}
          level={level}
          number={place + 1}
          alone={draft.levels.length === 1}
          onChange={more => changeLevel(level.key, more)}
          onUp={() => change({ levels: moved(draft.levels, place, place - 1) })}
          onRemove={() => change({ levels: draft.levels.filter(each => each !== level) })}
        />
      ))}
      <p className={styles.hint}>{policyWords.passedOver}</p>
      <div>
        <Button
          disabled={draft.levels.length >= mostLevels}
          onClick={() => change({ levels: [...draft.levels, emptyLevel(draft.levels, ownZone())] })}
        >
          {policyWords.addLevel}
        </Button>
      </div>
      <NativeSelect
        label={policyWords.repeat}
        description={policyWords.repeatHint}
        value={String(draft.repeat)}
        data={repeats}
        onChange={event => change({ repeat: Number(event.currentTarget.value) })}
      />
      <LapseFields lapse={draft.lapse} onChange={lapse => change({ lapse })} />
      <p className={styles.hint}>{policyWords.running}</p>
      <WriteProblem problem={publish.problem ?? publish.conflict?.problem} />
      <div className={styles.verbs}>
        <Button component={Link} to="/on-call">
          {t.common.cancel}
        </Button>
        <Button type="submit" variant="filled" disabled={!ready} loading={publish.isPending}>
          {policyWords.publish}
        </Button>
      </div>
    </form>
  )
}
