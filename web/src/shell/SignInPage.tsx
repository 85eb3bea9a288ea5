import { Button } from '@mantine/core'
import { t } from '../messages/en'
import { useDocumentTitle } from '../ui/PageTitle'
import styles from './SignInPage.module.css'

/** Shown when nobody is signed in. The page one wanted comes back after the sign-in. */
export function SignInPage() {
  useDocumentTitle(t.signIn.button)
  const failed = new URLSearchParams(location.search).get('login') === 'failed'
  const wanted = failed ? '/' : location.pathname + location.search
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <img src="/icon.svg" alt="" width="40" height="40" />
        <h1>{t.signIn.title}</h1>
        <p className={styles.lead}>{t.signIn.lead}</p>
        {failed && (
          <p className={styles.failed} role="alert">
            {t.signIn.failed}
          </p>
        )}
        <Button
          component="a"
          href={`/login?returnTo=${encodeURIComponent(wanted)}`}
          variant="filled"
          size="md"
          fullWidth
        >
          {t.signIn.button}
        </Button>
        <p className={styles.hint}>{t.signIn.hint}</p>
      </div>
    </main>
  )
}
