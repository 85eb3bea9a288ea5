import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../../api/session'
import type { AuditSchedule } from '../../api/types'
import { canScheduleReports } from '../../domain/permissions'
import { auditWords } from '../../messages/audits'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import { WriteProblem } from '../../ui/WriteProblem'
import { useSchedules, useStopSchedule } from './api'
import { ScheduleDialog } from './ScheduleDialog'

/** The reports that are made by themselves, when next, and whom they are mailed to. */
export function SchedulesPanel() {
  const me = useMe()
  const schedules = useSchedules()
  const [setting, setSetting] = useState(false)
  const aside = canScheduleReports(me) && (
    <Button size="xs" onClick={() => setSetting(true)}>
      {auditWords.schedule}
    </Button>
  )
  return (
    <>
      <Panel title={auditWords.schedules} aside={aside} query={schedules} rows={2} place="compliance">
        {items =>
          items.length === 0 ? (
            <EmptyState>{auditWords.noSchedules}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {items.map(schedule => (
                <ScheduleRow key={schedule.id} schedule={schedule} />
              ))}
            </ul>
          )
        }
      </Panel>
      {setting && <ScheduleDialog onClose={() => setSetting(false)} />}
    </>
  )
}

function ScheduleRow({
  schedule: { id, title, rhythm, recipients, nextAt, lastReportId },
}: {
  schedule: AuditSchedule
}) {
  const me = useMe()
  const stop = useStopSchedule(id)
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{title}</span> <span className={rows.quiet}>{auditWords.rhythms[rhythm]}</span>
        <p>
          {auditWords.mailedTo(t.list(recipients))} · {auditWords.next} <Time value={nextAt} as="exact" />
          {lastReportId && (
            <>
              {' · '}
              <Link to="/compliance/audits/$id" params={{ id: lastReportId }}>
                {auditWords.last}
              </Link>
            </>
          )}
        </p>
        <WriteProblem problem={stop.problem} />
      </div>
      {canScheduleReports(me) && (
        <Button
          size="xs"
          aria-label={auditWords.stopNamed(title)}
          loading={stop.isPending}
          onClick={() => stop.submit(null)}
        >
          {auditWords.stop}
        </Button>
      )}
    </li>
  )
}
