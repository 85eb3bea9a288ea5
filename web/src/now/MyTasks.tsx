import { Link } from '@tanstack/react-router'
import type { MyTask } from '../api/types'
import { isOverdue } from '../domain/tasks'
import { t } from '../messages/en'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { useNow } from '../ui/useNow'

/** What I have to do, in all incidents together; what is overdue says so. */
export function MyTasks({ tasks }: { tasks: MyTask[] }) {
  const now = useNow(30_000)
  return (
    <ul className={rows.list}>
      {tasks.map(({ task, number, incidentTitle }) => {
        const late = isOverdue(task, now)
        return (
          <li key={`${number} ${task.id}`} className={rows.row}>
            <div className={rows.what}>
              <span className={rows.name}>{task.title}</span>{' '}
              {task.due && (
                <span className={late ? rows.trouble : rows.quiet}>
                  {late ? t.work.overdue : t.work.due} <Time value={task.due} />
                </span>
              )}
              <p>
                {number} {incidentTitle}
              </p>
            </div>
            <Link to="/incidents/$ref" params={{ ref: number }} search={{ panel: 'tasks' }}>
              {t.now.openTask}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
