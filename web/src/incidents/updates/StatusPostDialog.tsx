import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { problemOf } from '../../api/problem'
import type { ComponentStatus, StakeholderUpdate } from '../../api/types'
import { statusWords } from '../../messages/status'
import { ReasonDialog } from '../../ui/ReasonDialog'
import styles from './Updates.module.css'
import { usePostOnStatusPage, useStatusComponents } from './updatesApi'

const all = Object.keys(statusWords.status) as ComponentStatus[]

interface StatusPostDialogProps {
  update: StakeholderUpdate
  urlRef: string
  onClose: () => void
}

/** Puts an update that went out where anybody can read it, and says how the services are. */
export function StatusPostDialog({ update: { number, subject, text, kind }, urlRef, onClose }: StatusPostDialogProps) {
  const page = useStatusComponents()
  const [chosen, setChosen] = useState<Record<string, ComponentStatus>>({})
  const post = usePostOnStatusPage(urlRef, number, onClose)
  const components = page.data?.components ?? []
  const impacts = components.flatMap(({ service }) => {
    const status = chosen[service]
    return status && status !== 'OPERATIONAL' ? [{ service, status }] : []
  })
  return (
    <ReasonDialog
      title={statusWords.putOne(number)}
      lead={page.data && !page.data.published ? statusWords.noPage : statusWords.putLead}
      reason=""
      onReason={() => {}}
      verb={statusWords.putVerb}
      ready={page.data?.published === true}
      busy={post.isPending}
      problem={post.problem ?? (page.error ? problemOf(page.error) : undefined)}
      onSubmit={() => post.submit({ impacts })}
      onClose={onClose}
    >
      <div>
        <strong>{subject}</strong>
        <p className={styles.text}>{text}</p>
      </div>
      {kind !== 'RESOLVED' &&
        components.map(({ service, name }) => (
          <NativeSelect
            key={service}
            label={name}
            data={all.map(value => ({ value, label: statusWords.status[value] }))}
            value={chosen[service] ?? 'OPERATIONAL'}
            onChange={event => {
              const status = event.currentTarget.value as ComponentStatus
              setChosen(before => ({ ...before, [service]: status }))
            }}
          />
        ))}
    </ReasonDialog>
  )
}
