/** What a field for date and time holds, on the clock of this browser; empty for nothing. */
export function toField(instant: string | undefined): string {
  if (!instant) return ''
  const date = new Date(instant)
  const two = (n: number) => String(n).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** The instant a field says, as the server takes it; undefined for nothing. */
export function fromField(field: string): string | undefined {
  const at = Date.parse(field)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}
