import { isOverdue } from '../domain/tasks'
import { drillTimeWords } from '../messages/drillTime'
import { t } from '../messages/en'
import { Time } from './Time'
import { drillMinute, type IncidentTime } from './useIncidentTimes'

interface TaskDueProps {
  task: Parameters<typeof isOverdue>[0]
  /** Of the incident it is in. */
  time: IncidentTime
  /** How it looks while there is time, and afterwards. */
  looks: { timely?: string | undefined; late?: string | undefined }
}

/** Until when a task is to be done, and whether that is past: in a drill by the drill's time. */
export function TaskDue({ task, time, looks }: TaskDueProps) {
  if (task.due === undefined) return null
  const late = time.now !== undefined && isOverdue(task, time.now)
  const minute = drillMinute(time, Date.parse(task.due))
  return (
    <span className={late ? looks.late : looks.timely}>
      {late ? t.work.overdue : t.work.due}{' '}
      {!time.rehearsed ? (
        <Time value={task.due} />
      ) : minute === undefined ? (
        drillTimeWords.unknown
      ) : (
        drillTimeWords.minute(minute)
      )}
    </span>
  )
}
