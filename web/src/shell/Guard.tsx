import type { ReactNode } from 'react'
import { ProblemError } from '../api/problem'
import { useMe } from '../api/session'
import { canOpen, type Place } from '../domain/permissions'
import { t } from '../messages/en'
import { PageTitle } from '../ui/PageTitle'
import { ProblemPanel } from '../ui/ProblemPanel'

/** Shows a page to those who may open it, and to others which role can. The server decides; this only saves the trip. */
export function Guard({ place, children }: { place: Place; children: ReactNode }) {
  const me = useMe()
  if (canOpen(place, me)) return children
  const problem = new ProblemError({ type: 'about:blank', title: '', status: 403 })
  return (
    <div>
      <PageTitle>{t.shell.places[place]}</PageTitle>
      <ProblemPanel error={problem} place={place} />
    </div>
  )
}
