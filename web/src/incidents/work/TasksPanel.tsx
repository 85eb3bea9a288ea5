import { Button, Checkbox, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useMe } from '../../api/session'
import type { Incident, Task } from '../../api/types'
import { canRespond } from '../../domain/permissions'
import { isOver, ordered } from '../../domain/tasks'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import { PlainPanel } from '../../ui/Panel'
import { useIncidentTimes } from '../../ui/useIncidentTimes'
import { useVerbs } from '../../ui/verbs'
import { WriteProblem } from '../../ui/WriteProblem'
import { useAddTask } from './api'
import { TaskRow } from './TaskRow'
import styles from './Work.module.css'

interface TasksPanelProps {
  incident: Incident
  urlRef: string
}

/** What has to be done, by whom and until when: open ones first, mine on top, what is over folded away. */
export function TasksPanel({ incident, urlRef }: TasksPanelProps) {
  const me = useMe()
  const time = useIncidentTimes([incident.id])(incident.id)
  const [all, setAll] = useState(false)
  const writes = canRespond(me) && incident.phase !== 'CLOSED'
  const tasks = ordered(incident.tasks, me.id)
  const over = tasks.filter(isOver)
  const shown = all ? tasks : tasks.filter(task => !isOver(task))
  return (
    <PlainPanel
      title={t.work.tasks}
      aside={
        over.length > 0 && (
          <Checkbox
            size="xs"
            label={t.work.alsoOver(over.length)}
            checked={all}
            onChange={event => setAll(event.currentTarget.checked)}
          />
        )
      }
    >
      {shown.length === 0 ? (
        <EmptyState>{over.length > 0 ? t.work.allDone : t.work.noTasks}</EmptyState>
      ) : (
        <ul className={styles.list}>
          {shown.map(task => (
            <TaskRow key={task.id} task={task} incident={incident} urlRef={urlRef} time={time} writes={writes} />
          ))}
        </ul>
      )}
      {writes && <QuickAdd urlRef={urlRef} />}
    </PlainPanel>
  )
}

/** One line is enough to have it written down; the rest can be said later. */
function QuickAdd({ urlRef }: { urlRef: string }) {
  const field = useRef<HTMLInputElement>(null)
  const [title, setTitle] = useState('')
  const add = useAddTask(urlRef, () => setTitle(''))
  useVerbs([{ shortcut: 'task', label: t.help.verbs.task, run: () => field.current?.focus() }])
  return (
    <form
      className={styles.add}
      onSubmit={event => {
        event.preventDefault()
        if (title.trim() !== '' && !add.isPending) add.submit({ title: title.trim() })
      }}
    >
      <TextInput
        ref={field}
        className={styles.grow ?? ''}
        aria-label={t.work.newTask}
        placeholder={t.work.newTaskHint}
        maxLength={200}
        value={title}
        readOnly={add.isPending}
        onChange={event => setTitle(event.currentTarget.value)}
      />
      <Button type="submit" loading={add.isPending} disabled={title.trim() === ''}>
        {t.work.addTask}
      </Button>
      <WriteProblem problem={add.problem} />
    </form>
  )
}

/** The names of the tasks an id stands for. */
export function titleOf(tasks: Task[], id: string): string {
  return tasks.find(task => task.id === id)?.title ?? id
}
