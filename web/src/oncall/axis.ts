/** Where times lie on a lane. Instants only: which instants are midnights is the server's to say. */
export interface Times {
  from: string
  until: string
}

/** Left edge and width in per cent; undefined when it lies outside. */
export function place(of: Times, on: Times): { left: number; width: number } | undefined {
  const start = Date.parse(on.from)
  const length = Date.parse(on.until) - start
  const from = Math.max(0, (Date.parse(of.from) - start) / length)
  const until = Math.min(1, (Date.parse(of.until) - start) / length)
  return from < until ? { left: from * 100, width: (until - from) * 100 } : undefined
}

const day = 86_400_000

/** The noon some whole weeks from a midnight: on the right date whatever clocks do in between. */
export function weeksFrom(midnight: string, weeks: number): string {
  return new Date(Date.parse(midnight) + weeks * 7 * day + day / 2).toISOString()
}

/** An instant on the last of so many weeks' days. */
export function lastDay(from: string, weeks: number): string {
  return new Date(Date.parse(from) + (weeks * 7 - 1) * day).toISOString()
}

/** For a field of date and time: an instant by the clock of the person's device, to the minute. */
export function toField(instant: number): string {
  const shifted = new Date(instant - new Date(instant).getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 16)
}

export function fromField(field: string): string | undefined {
  const instant = Date.parse(field)
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString()
}
