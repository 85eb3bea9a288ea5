import type { QueryClient } from '@tanstack/react-query'
import { type AnyRouter, RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { openLiveStream, type StreamOpener } from '../api/eventStream'
import { electByLock, Live } from '../api/live'
import { LiveCache } from '../api/liveCache'
import { MeProvider, useSession } from '../api/session'
import { sessionGate } from '../api/sessionGate'
import type { Session } from '../api/types'
import { t } from '../messages/en'
import { LiveProvider } from '../ui/LiveContext'
import { ProblemPanel } from '../ui/ProblemPanel'
import styles from './App.module.css'
import { SignInPage } from './SignInPage'
import { isLoginWindow, tellSignedIn } from './sessionNews'

interface AppProps {
  router: AnyRouter
  queries: QueryClient
  openStream?: StreamOpener
}

const ReportFormPage = lazy(async () => ({ default: (await import('../reports/ReportFormPage')).ReportFormPage }))

/** Muster for whoever is at the browser. One page is for anybody, and must not depend on who is signed in. */
export function App(props: AppProps) {
  if (location.pathname === '/report') {
    return (
      <Suspense>
        <ReportFormPage />
      </Suspense>
    )
  }
  return <ForPeople {...props} />
}

/** The sign-in, or the frame with its pages. */
function ForPeople({ router, queries, openStream }: AppProps) {
  const session = useSession()
  if (session.data) {
    return <SignedIn me={session.data} router={router} queries={queries} openStream={openStream ?? openLiveStream} />
  }
  if (session.isSuccess) return <SignInPage />
  if (session.isError) {
    return (
      <main className={styles.failed}>
        <ProblemPanel error={session.error} onRetry={() => void session.refetch()} />
      </main>
    )
  }
  return null
}

function SignedIn({ me, router, queries, openStream }: Required<AppProps> & { me: Session }) {
  const [parts, setParts] = useState<{ live: Live; cache: LiveCache }>()
  const loginWindow = isLoginWindow()

  useEffect(() => {
    tellSignedIn()
    if (loginWindow) {
      window.close()
      return
    }
    const channel = typeof BroadcastChannel === 'undefined' ? {} : { channel: new BroadcastChannel('muster.live') }
    const live = new Live({ open: openStream, elect: electByLock, onSessionLost: () => sessionGate.lost(), ...channel })
    const cache = new LiveCache(queries)
    const unfollow = cache.follow(live)
    // No stream is theirs: it tells of every incident.
    if (!me.engagementOnly) live.start()
    window.addEventListener('online', live.hurry)
    window.addEventListener('focus', live.hurry)
    setParts({ live, cache })
    return () => {
      unfollow()
      live.stop()
      window.removeEventListener('online', live.hurry)
      window.removeEventListener('focus', live.hurry)
    }
  }, [loginWindow, me.engagementOnly, openStream, queries])

  if (loginWindow) return <p className={styles.failed}>{t.signIn.done}</p>
  if (!parts) return null
  return (
    <MeProvider value={me}>
      <LiveProvider value={parts}>
        <RouterProvider router={router} />
      </LiveProvider>
    </MeProvider>
  )
}
