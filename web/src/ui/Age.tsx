import { serverClock } from '../api/serverClock'
import { formatDuration, tickOf } from '../domain/duration'
import { useNow } from './useNow'

interface AgeProps {
  since: string
  /** When it stopped counting; absent while it runs. */
  until?: string | undefined
}

/** A length of time that runs by the server's clock: each second below an hour, each minute above. */
export function Age({ since, until }: AgeProps) {
  const start = Date.parse(since)
  const step = until === undefined ? tickOf(serverClock.now() - start) : 60_000
  const now = useNow(step)
  const end = until === undefined ? now : Date.parse(until)
  return <span className="tabular">{formatDuration(end - start)}</span>
}
