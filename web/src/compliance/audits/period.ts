const day = (date: Date) => date.toISOString().slice(0, 10)

/** The last quarter of the year that is over, in UTC. */
export function lastQuarter(now: Date): { from: string; to: string } {
  const first = Math.floor(now.getUTCMonth() / 3) * 3
  return {
    from: day(new Date(Date.UTC(now.getUTCFullYear(), first - 3, 1))),
    to: day(new Date(Date.UTC(now.getUTCFullYear(), first, 0))),
  }
}
