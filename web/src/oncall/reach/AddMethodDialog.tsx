import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { MethodKind } from '../../api/types'
import { t } from '../../messages/en'
import { WriteProblem } from '../../ui/WriteProblem'
import page from '../SchedulePage.module.css'
import { useAddMethod } from './api'
import styles from './Reach.module.css'

interface AddMethodDialogProps {
  offered: MethodKind[]
  onAdded: (methodId: string) => void
  onClose: () => void
}

const phone = { type: 'tel', label: t.reach.number, description: t.reach.numberHint }
const fields = {
  EMAIL: { type: 'email', label: t.reach.address, description: t.reach.addressHint },
  NTFY: { type: 'text', label: t.reach.topic, description: t.reach.topicHint },
  SMS: phone,
  VOICE: phone,
} satisfies Record<MethodKind, unknown>

/** Names one more way to reach me; a code goes there at once. */
export function AddMethodDialog({ offered, onAdded, onClose }: AddMethodDialogProps) {
  const [kind, setKind] = useState<MethodKind>(offered.includes('SMS') ? 'SMS' : 'EMAIL')
  const [address, setAddress] = useState('')
  const add = useAddMethod(onAdded)
  const { type, label, description } = fields[kind]
  return (
    <Modal opened onClose={onClose} title={t.reach.add} closeButtonProps={{ 'aria-label': t.common.close }}>
      <form
        className={page.form}
        onSubmit={event => {
          event.preventDefault()
          if (address.trim() !== '' && !add.isPending) add.submit({ kind, address: address.trim() })
        }}
      >
        <NativeSelect
          label={t.reach.by}
          value={kind}
          data={offered.map(value => ({ value, label: t.reach.kind[value] }))}
          onChange={event => {
            const chosen = offered.find(each => each === event.currentTarget.value)
            if (chosen) setKind(chosen)
          }}
        />
        <TextInput
          type={type}
          label={label}
          description={description}
          withAsterisk
          data-autofocus
          value={address}
          onChange={event => setAddress(event.currentTarget.value)}
        />
        {!offered.includes('SMS') && !offered.includes('VOICE') && (
          <p className={styles.hint}>{t.reach.phonesNotOffered}</p>
        )}
        <WriteProblem problem={add.problem} />
        <div className={styles.verbs}>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" variant="filled" disabled={address.trim() === ''} loading={add.isPending}>
            {t.reach.sendCode}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
