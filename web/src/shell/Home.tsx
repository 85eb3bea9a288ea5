import { Navigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useMe } from '../api/session'
import { homeOf } from '../domain/permissions'
import { places } from './places'

const NowPage = lazy(async () => ({ default: (await import('../now/NowPage')).NowPage }))

/** The start: Now for those who respond, the first page they can open for everybody else. */
export function Home() {
  const home = homeOf(useMe())
  if (home === 'now') {
    return (
      <Suspense>
        <NowPage />
      </Suspense>
    )
  }
  const place = places.find(each => each.place === home)
  return <Navigate to={place?.to ?? '/on-call'} replace />
}
