import { Link } from '@tanstack/react-router'
import type { MyTask } from '../api/types'
import { t } from '../messages/en'
import rows from '../ui/Rows.module.css'
import { TaskDue } from '../ui/TaskDue'
import { useIncidentTimes } from '../ui/useIncidentTimes'

/** What I have to do, in all incidents together; what is overdue says so. */
export function MyTasks({ tasks }: { tasks: MyTask[] }) {
  const timeOf = useIncidentTimes(tasks.map(({ incidentId }) => incidentId))
  return (
    <ul className={rows.list}>
      {tasks.map(({ task, incidentId, number, incidentTitle }) => (
        <li key={`${number} ${task.id}`} className={rows.row}>
          <div className={rows.what}>
            <span className={rows.name}>{task.title}</span>{' '}
            <TaskDue task={task} time={timeOf(incidentId)} looks={{ late: rows.trouble, timely: rows.quiet }} />
            <p>
              {number} {incidentTitle}
            </p>
          </div>
          <Link to="/incidents/$ref" params={{ ref: number }} search={{ panel: 'tasks' }}>
            {t.now.openTask}
          </Link>
        </li>
      ))}
    </ul>
  )
}
