import { engagementWords } from '../../messages/engagements'
import { Time } from '../../ui/Time'

/** Until when an auditor may look: the last whole day, as the days of an engagement are those of UTC; else the time. */
export function Until({ at }: { at: string }) {
  const midnight = /T00:00:00(\.0+)?Z$/.test(at)
  if (!midnight) return <Time value={at} as="exact" />
  const lastDay = new Date(Date.parse(at) - 1).toISOString().slice(0, 10)
  return <time dateTime={at}>{engagementWords.endOf(lastDay)}</time>
}
