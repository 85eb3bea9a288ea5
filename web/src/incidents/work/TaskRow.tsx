import { ActionIcon, Checkbox, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useMe } from '../../api/session'
import type { Incident, Task } from '../../api/types'
import { isOver } from '../../domain/tasks'
import { t } from '../../messages/en'
import { TaskDue } from '../../ui/TaskDue'
import type { IncidentTime } from '../../ui/useIncidentTimes'
import { WriteProblem } from '../../ui/WriteProblem'
import { useAssignTask, useMoveTask } from './api'
import { titleOf } from './TasksPanel'
import styles from './Work.module.css'

const AssignDialog = lazy(() => import('./TaskDialogs').then(file => ({ default: file.AssignDialog })))
const ChangeDialog = lazy(() => import('./TaskDialogs').then(file => ({ default: file.ChangeDialog })))
const MoveDialog = lazy(() => import('./TaskDialogs').then(file => ({ default: file.MoveDialog })))

/** Where it came from, when no person thought of it; a report the law asks for opens from here. */
function Origin({ origin: { kind, id, item }, number }: { origin: Task['origin']; number: string }) {
  if (kind === 'PERSON') return null
  if (kind === 'REGULATION' && id && item)
    return (
      <Link to="/compliance/clocks/$ref/$entity/$report" params={{ ref: number, entity: item, report: id }}>
        {t.work.origin.REGULATION}
      </Link>
    )
  return <span>{t.work.origin[kind]}</span>
}

interface TaskRowProps {
  task: Task
  incident: Incident
  urlRef: string
  time: IncidentTime
  writes: boolean
}

type Open = 'change' | 'assign' | 'DONE' | 'DROPPED' | 'OPEN'

/** One task: what, who, until when, and what it waits for. Ticking it says that it is done. */
export function TaskRow({ task, incident, urlRef, time, writes }: TaskRowProps) {
  const me = useMe()
  const [open, setOpen] = useState<Open>()
  const move = useMoveTask(urlRef)
  const assign = useAssignTask(urlRef)
  const over = isOver(task)
  const waits = task.waitsFor.map(id => titleOf(incident.tasks, id))
  const tick = () => {
    if (over) setOpen('OPEN')
    else if (waits.length > 0) setOpen('DONE')
    else move.submit({ taskId: task.id, to: 'DONE' })
  }
  return (
    <li className={styles.row} data-over={over || undefined}>
      <Checkbox
        aria-label={over ? t.work.openAgain(task.title) : t.work.done(task.title)}
        checked={task.state === 'DONE' || move.isPending}
        indeterminate={task.state === 'DROPPED'}
        disabled={!writes || move.isPending}
        onChange={tick}
      />
      <div className={styles.what}>
        <span className={styles.title}>{task.title}</span>
        {task.details && <p>{task.details}</p>}
        <p>
          {task.state === 'IN_PROGRESS' && <span className={styles.mark}>{t.work.inProgress}</span>}
          {task.state === 'DROPPED' && <span className={styles.mark}>{t.work.dropped}</span>}
          <span>
            {task.owner ? (task.owner.id === me.id ? t.roles.you(task.owner.name) : task.owner.name) : t.work.nobody}
          </span>
          <TaskDue task={task} time={time} looks={{ late: styles.late }} />
          <Origin origin={task.origin} number={incident.number} />
          {!over && waits.length > 0 && <span>{t.work.waitsFor(waits)}</span>}
          {over && task.reason && <span>“{task.reason}”</span>}
        </p>
        <WriteProblem problem={move.problem ?? assign.problem} />
      </div>
      {writes && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" size={32} aria-label={t.work.more(task.title)}>
              <IconDots size={16} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {task.owner?.id !== me.id && (
              <Menu.Item onClick={() => assign.submit({ taskId: task.id, owner: me })}>{t.work.take}</Menu.Item>
            )}
            <Menu.Item onClick={() => setOpen('assign')}>{t.work.assign}</Menu.Item>
            {task.state === 'OPEN' && (
              <Menu.Item onClick={() => move.submit({ taskId: task.id, to: 'IN_PROGRESS' })}>{t.work.start}</Menu.Item>
            )}
            <Menu.Item onClick={() => setOpen('change')}>{t.work.change}</Menu.Item>
            {task.state !== 'DROPPED' && <Menu.Item onClick={() => setOpen('DROPPED')}>{t.work.drop}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
      <Suspense fallback={null}>
        {open === 'assign' && (
          <AssignDialog task={task} incident={incident} urlRef={urlRef} onClose={() => setOpen(undefined)} />
        )}
        {open === 'change' && (
          <ChangeDialog
            task={task}
            incident={incident}
            urlRef={urlRef}
            time={time}
            onClose={() => setOpen(undefined)}
          />
        )}
        {(open === 'DONE' || open === 'DROPPED' || open === 'OPEN') && (
          <MoveDialog task={task} to={open} waits={waits} urlRef={urlRef} onClose={() => setOpen(undefined)} />
        )}
      </Suspense>
    </li>
  )
}
