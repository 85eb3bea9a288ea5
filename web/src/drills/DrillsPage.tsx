import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../api/session'
import type { DrillRow, DrillScenario } from '../api/types'
import { useDrills } from '../api/useDrills'
import { canPublishPlans } from '../domain/permissions'
import { t } from '../messages/en'
import { ActorName } from '../ui/ActorName'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { useDrillScenarios } from './api'
import { StartDialog } from './StartDialog'

/** Which drills were held, and which can be? */
export function DrillsPage() {
  const drills = useDrills()
  return (
    <div className={rows.page}>
      <PageTitle aside={<Link to="/prepare">{t.training.toPrepare}</Link>}>{t.drills.title}</PageTitle>
      <Panel title={t.drills.list} query={drills} rows={4} place="prepare">
        {found =>
          found.length === 0 ? (
            <EmptyState>{t.drills.none}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {found.map(drill => (
                <Row key={drill.id} drill={drill} />
              ))}
            </ul>
          )
        }
      </Panel>
      <ScenariosPanel />
    </div>
  )
}

function Row({ drill }: { drill: DrillRow }) {
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <Link to="/prepare/drills/$id" params={{ id: drill.id }} className={rows.name}>
          {drill.name}
        </Link>
        <p className={drill.progress === 'RUNNING' ? rows.trouble : undefined}>
          {t.drills.progressAt(drill.progress, drill.minute, drill.minutes)}
        </p>
        <p>
          {t.drills.startedBy} <ActorName actor={drill.startedBy} /> <Time value={drill.startedAt} as="timeline" />
        </p>
      </div>
    </li>
  )
}

/** What Muster brings along; managers start one of them. */
function ScenariosPanel() {
  const manages = canPublishPlans(useMe())
  const navigate = useNavigate()
  const scenarios = useDrillScenarios()
  const [chosen, setChosen] = useState<DrillScenario>()
  return (
    <>
      <Panel title={t.drills.scenarios} query={scenarios} rows={7} place="prepare">
        {found => (
          <ul className={rows.list}>
            {found.map(scenario => (
              <li key={scenario.key} className={rows.row}>
                <div className={rows.what}>
                  <span className={rows.name}>{scenario.name}</span>
                  {scenario.about && <p>{scenario.about}</p>}
                  <p>{t.drills.takes(scenario.minutes, scenario.steps)}</p>
                </div>
                {manages && (
                  <div className={rows.actions}>
                    <Button size="xs" aria-label={t.drills.startOne(scenario.name)} onClick={() => setChosen(scenario)}>
                      {t.drills.start}
                    </Button>
                  </div>
                )}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {chosen && (
        <StartDialog
          scenario={chosen}
          onDone={id => void navigate({ to: '/prepare/drills/$id', params: { id } })}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  )
}
