import { Button } from '@mantine/core'
import { t } from '../messages/en'
import { useDocumentTitle } from '../ui/PageTitle'
import { rememberPlace } from './returnPlace'
import styles from './SignInPage.module.css'

/** Shown when nobody is signed in. The page one wanted comes back after the sign-in. */
export function SignInPage() {
  useDocumentTitle(t.signIn.button)
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <img src="/icon.svg" alt="" width="40" height="40" />
        <h1>{t.signIn.title}</h1>
        <p className={styles.lead}>{t.signIn.lead}</p>
        <Button component="a" href="/login" variant="filled" size="md" fullWidth onClick={rememberPlace}>
          {t.signIn.button}
        </Button>
        <p className={styles.hint}>{t.signIn.hint}</p>
      </div>
    </main>
  )
}
