/** How instants are written. The server sends instants in UTC; Intl does all zone arithmetic. */
const locale = 'en-GB'
const formats = new Map<string, Intl.DateTimeFormat>()

function format(zone: string, options: Intl.DateTimeFormatOptions, instant: number): string {
  const key = JSON.stringify([zone, options])
  let found = formats.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
    formats.set(key, found)
  }
  return found.format(instant)
}

const clockTime: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }
const withDay: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', ...clockTime }
const withYear: Intl.DateTimeFormatOptions = { year: 'numeric', ...withDay }

/** "03:12 CET" today, "2 Oct, 03:12 CEST" before, with the year when it is another one. */
export function absolute(instant: number, zone: string, now: number): string {
  if (dayOf(instant, zone) === dayOf(now, zone)) return format(zone, clockTime, instant)
  const sameYear = format(zone, { year: 'numeric' }, instant) === format(zone, { year: 'numeric' }, now)
  return format(zone, sameYear ? withDay : withYear, instant)
}

/** The full instant, to the second, for the places where proof matters. */
export function exact(instant: number, zone: string): string {
  return format(zone, { ...withYear, second: '2-digit' }, instant)
}

/** "Thu, 2 Oct, 03:00 CEST": the hour a timeline groups by, on the clock of the zone. */
export function hourOf(instant: number, zone: string): string {
  const minutes = Number(format(zone, { minute: 'numeric' }, instant))
  return format(zone, { weekday: 'short', ...withDay }, instant - minutes * 60_000)
}

export function dayOf(instant: number, zone: string): string {
  return format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }, instant)
}

const relativeFormat = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })

/** "4 min ago", "in 12 min": only for instants less than a day away, where it helps more than a date. */
export function relative(instant: number, now: number): string | undefined {
  const seconds = Math.round((instant - now) / 1000)
  const size = Math.abs(seconds)
  if (size >= 86_400) return undefined
  if (size < 60) return relativeFormat.format(seconds, 'second')
  if (size < 3600) return relativeFormat.format(Math.trunc(seconds / 60), 'minute')
  return relativeFormat.format(Math.trunc(seconds / 3600), 'hour')
}

/** A minute or more between when it happened and when the log learned it is worth showing. */
export function recordedLate(valueTime: string, recordTime: string): boolean {
  return Date.parse(recordTime) - Date.parse(valueTime) > 60_000
}
