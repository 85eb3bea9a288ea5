import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ContactMethod } from '../../api/types'
import { t } from '../../messages/en'
import { WriteProblem } from '../../ui/WriteProblem'
import page from '../SchedulePage.module.css'
import { useSendCode, useVerify } from './api'
import styles from './Reach.module.css'

/** Proves with the code that came over it that a method is mine. */
export function VerifyDialog({ method, onClose }: { method: ContactMethod; onClose: () => void }) {
  const [code, setCode] = useState('')
  const verify = useVerify(method.id, onClose)
  const again = useSendCode()
  const complete = /^\d{6}$/.test(code.trim())
  return (
    <Modal opened onClose={onClose} title={t.reach.enterCode} closeButtonProps={{ 'aria-label': t.common.close }}>
      <form
        className={page.form}
        onSubmit={event => {
          event.preventDefault()
          if (complete && !verify.isPending) verify.submit({ code: code.trim() })
        }}
      >
        <p className={styles.hint}>{t.reach.codeSent(method.address)}</p>
        <TextInput
          label={t.reach.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          data-autofocus
          maxLength={6}
          value={code}
          onChange={event => setCode(event.currentTarget.value)}
        />
        <WriteProblem problem={verify.problem} />
        <WriteProblem problem={again.problem} />
        <div className={styles.verbs}>
          <Button onClick={() => again.submit({ id: method.id })} loading={again.isPending}>
            {t.reach.sendAgain}
          </Button>
          <Button type="submit" variant="filled" disabled={!complete} loading={verify.isPending}>
            {t.reach.verify}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
