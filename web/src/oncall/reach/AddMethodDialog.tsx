import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOf } from '../../api/problem'
import type { MethodKind } from '../../api/types'
import { t } from '../../messages/en'
import { mattermostWords } from '../../messages/mattermost'
import { pushWords, teamsWords } from '../../messages/push'
import { telegramWords } from '../../messages/telegram'
import { WriteProblem } from '../../ui/WriteProblem'
import page from '../SchedulePage.module.css'
import { useAddMethod, useTelegramLink } from './api'
import { browserName, PushRefused, pushRefusal, subscribeHere } from './push'
import styles from './Reach.module.css'
import { TelegramLink } from './TelegramLink'

interface AddMethodDialogProps {
  offered: MethodKind[]
  onAdded: (methodId: string) => void
  onClose: () => void
}

const phone = { type: 'tel', label: t.reach.number, description: t.reach.numberHint }
const fields = {
  EMAIL: { type: 'email', label: t.reach.address, description: t.reach.addressHint },
  NTFY: { type: 'text', label: t.reach.topic, description: t.reach.topicHint },
  TEAMS: { type: 'url', label: teamsWords.address, description: teamsWords.addressHint },
  MATTERMOST: { type: 'text', label: mattermostWords.name, description: mattermostWords.nameHint },
  SMS: phone,
  VOICE: phone,
} satisfies Record<Exclude<MethodKind, 'PUSH' | 'TELEGRAM'>, unknown>

/** Names one more way to reach me; a code goes there at once. */
export function AddMethodDialog({ offered, onAdded, onClose }: AddMethodDialogProps) {
  const [kind, setKind] = useState<MethodKind>(offered.includes('SMS') ? 'SMS' : 'EMAIL')
  const [address, setAddress] = useState('')
  const add = useAddMethod(onAdded)
  const subscribe = useMutation({
    mutationFn: subscribeHere,
    onSuccess: subscription => add.submit({ kind: 'PUSH', address: subscription }),
  })
  const link = useTelegramLink(onClose)
  const pushes = kind === 'PUSH'
  const links = kind === 'TELEGRAM'
  const complete = links || (pushes ? pushRefusal() === undefined : address.trim() !== '')
  const busy = add.isPending || subscribe.isPending || link.isPending
  const submitWords = () => {
    if (links) return link.made ? telegramWords.started : telegramWords.make
    return pushes ? pushWords.subscribe : t.reach.sendCode
  }
  return (
    <Modal opened onClose={onClose} title={t.reach.add} closeButtonProps={{ 'aria-label': t.common.close }}>
      <form
        className={page.form}
        onSubmit={event => {
          event.preventDefault()
          if (!complete || busy) return
          if (pushes) subscribe.mutate()
          else if (links) link.go()
          else add.submit({ kind, address: address.trim() })
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
        {kind === 'PUSH' ? (
          <ThisBrowser error={subscribe.error} />
        ) : kind === 'TELEGRAM' ? (
          <TelegramLink link={link.made} missing={link.missing} />
        ) : (
          <TextInput
            {...fields[kind]}
            withAsterisk
            data-autofocus
            value={address}
            onChange={event => setAddress(event.currentTarget.value)}
          />
        )}
        {!offered.includes('SMS') && !offered.includes('VOICE') && (
          <p className={styles.hint}>{t.reach.phonesNotOffered}</p>
        )}
        <WriteProblem problem={links ? link.problem : add.problem} />
        <div className={styles.verbs}>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" variant="filled" disabled={!complete} loading={busy}>
            {submitWords()}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** What letting oneself be notified here means, or why it cannot be. */
function ThisBrowser({ error }: { error: Error | null }) {
  const why = error instanceof PushRefused ? error.why : pushRefusal()
  return (
    <>
      <p className={styles.hint}>{pushWords.here(browserName())}</p>
      <p className={styles.hint}>{pushWords.alone}</p>
      {why && <p role="alert">{pushWords.refused[why]}</p>}
      {error && !(error instanceof PushRefused) && <WriteProblem problem={problemOf(error)} />}
    </>
  )
}
