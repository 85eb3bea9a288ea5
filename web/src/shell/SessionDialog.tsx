import { Button, Modal } from '@mantine/core'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { fetchSession, useMe } from '../api/session'
import { sessionGate } from '../api/sessionGate'
import { t } from '../messages/en'
import styles from './SessionDialog.module.css'
import { onSignedIn, openLogin } from './sessionNews'

/** The session died while someone was at work: log in over the page, and everything goes on where it was. */
export function SessionDialog() {
  const me = useMe()
  const lost = useSyncExternalStore(sessionGate.subscribe, sessionGate.isLost)
  const [missed, setMissed] = useState(false)

  const check = useCallback(async () => {
    const session = await fetchSession().catch(() => null)
    if (!session) return false
    // Somebody else's session: their page must not show what this person typed.
    if (session.id !== me.id) location.reload()
    else sessionGate.restored()
    return true
  }, [me.id])

  useEffect(() => onSignedIn(() => void check()), [check])

  return (
    <Modal
      opened={lost}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t.sessionLost.title}
      zIndex={1000}
    >
      <p className={styles.body}>{t.sessionLost.body}</p>
      <p className={styles.quiet}>{t.sessionLost.waiting}</p>
      {missed && (
        <p className={styles.missed} role="alert">
          {t.sessionLost.still}
        </p>
      )}
      <div className={styles.actions}>
        <Button onClick={() => void check().then(found => setMissed(!found))}>{t.sessionLost.check}</Button>
        <Button variant="filled" onClick={openLogin} data-autofocus>
          {t.sessionLost.button}
        </Button>
      </div>
    </Modal>
  )
}
