const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

type Unit = 'day' | 'hour' | 'minute' | 'second'

const narrow = new Map<Unit, Intl.NumberFormat>()
const list = new Intl.ListFormat('en-GB', { type: 'unit', style: 'narrow' })

function part(unit: Unit, value: number): string {
  let format = narrow.get(unit)
  if (!format) {
    format = new Intl.NumberFormat('en-GB', { style: 'unit', unit, unitDisplay: 'narrow' })
    narrow.set(unit, format)
  }
  return format.format(value)
}

/** A length of time in its two largest units ("4m 12s"): seconds matter below an hour and are noise above it. */
export function formatDuration(milliseconds: number): string {
  const length = Math.max(0, milliseconds)
  if (length < minute) return part('second', Math.floor(length / second))
  if (length < hour) {
    return list.format([
      part('minute', Math.floor(length / minute)),
      part('second', Math.floor((length % minute) / second)),
    ])
  }
  if (length < day) {
    return list.format([part('hour', Math.floor(length / hour)), part('minute', Math.floor((length % hour) / minute))])
  }
  return list.format([part('day', Math.floor(length / day)), part('hour', Math.floor((length % day) / hour))])
}

/** A fixed term, an ISO 8601 duration in hours, minutes and seconds as Muster writes it ("PT48H" is "2d"). */
export function formatTerm(duration: string): string {
  const parts = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration)
  const [hours, minutes, seconds] = [1, 2, 3].map(each => Number(parts?.[each] ?? 0)) as [number, number, number]
  return formatDuration(hours * hour + minutes * minute + seconds * second).replace(/ 0\p{L}+$/u, '')
}

/** How often a running length must be redrawn: each second below an hour, else each minute. */
export function tickOf(milliseconds: number): number {
  return Math.abs(milliseconds) < hour ? second : minute
}
