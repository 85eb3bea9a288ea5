import { Anchor, Button, Checkbox, NativeSelect } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../api/session'
import { canPublishPlans, canRespond } from '../domain/permissions'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { queryOf, useTraining } from './api'
import { RecordDialog } from './RecordDialog'
import { RequirementsPanel } from './RequirementsPanel'
import styles from './Training.module.css'
import { TrainingRow } from './TrainingRow'
import { type TrainingSearch, trainedRoles, trainingStates } from './trainingSearch'

/** Who is trained for the role they may be given, and whose training is missing, lapsed or due? */
export function TrainingPage() {
  const search = useSearch({ from: '/prepare/training' })
  const me = useMe()
  const manages = canPublishPlans(me)
  const training = useTraining(search)
  const [recording, setRecording] = useState(false)
  const filtered = Object.keys(queryOf(search)).length > 0
  const counts = training.data?.counts
  return (
    <div className={rows.page}>
      <PageTitle
        waiting={counts ? counts.missing + counts.lapsed : 0}
        aside={<Link to="/prepare">{t.training.toPrepare}</Link>}
      >
        {t.training.title}
      </PageTitle>
      <Filters search={search} />
      <Panel
        title={t.training.list}
        aside={
          <div className={styles.filters}>
            <Anchor href={`/api/training.csv?${new URLSearchParams(queryOf(search))}`}>{t.training.csv}</Anchor>
            {canRespond(me) && <Button onClick={() => setRecording(true)}>{t.training.record}</Button>}
          </div>
        }
        query={training}
        rows={6}
        place="prepare"
      >
        {found =>
          found.items.length === 0 ? (
            <EmptyState>{filtered ? t.training.noneLikeThat : t.training.none}</EmptyState>
          ) : (
            <>
              <p className={styles.about}>{t.training.counted(found.counts, found.dueSoonDays)}</p>
              <ul className={rows.list}>
                {found.items.map(line => (
                  <TrainingRow key={`${line.person.id} ${line.course}`} line={line} manages={manages} />
                ))}
              </ul>
              {found.total > found.items.length && (
                <p className={styles.about}>{t.training.more(found.items.length, found.total)}</p>
              )}
            </>
          )
        }
      </Panel>
      <RequirementsPanel training={training} manages={manages} />
      {recording && <RecordDialog onClose={() => setRecording(false)} />}
    </div>
  )
}

function Filters({ search }: { search: TrainingSearch }) {
  const navigate = useNavigate({ from: '/prepare/training' })
  const change = (next: TrainingSearch) => {
    const kept = Object.entries({ ...search, ...next }).filter(([, value]) => value)
    void navigate({ search: Object.fromEntries(kept) as TrainingSearch, replace: true })
  }
  return (
    <search className={styles.filters}>
      <NativeSelect
        aria-label={t.training.stateFilter}
        value={search.state ?? ''}
        onChange={event => change({ state: trainingStates.find(each => each === event.currentTarget.value) })}
        data={[
          { value: '', label: t.training.anyState },
          ...trainingStates.map(value => ({ value, label: t.training.state[value] })),
        ]}
      />
      <NativeSelect
        aria-label={t.training.roleFilter}
        value={search.role ?? ''}
        onChange={event => change({ role: trainedRoles.find(each => each === event.currentTarget.value) })}
        data={[
          { value: '', label: t.training.anyRole },
          ...trainedRoles.map(value => ({ value, label: t.incidentRole[value] })),
        ]}
      />
      <Checkbox
        label={t.training.onlyMine}
        checked={search.mine ?? false}
        onChange={event => change({ mine: event.currentTarget.checked })}
      />
    </search>
  )
}
