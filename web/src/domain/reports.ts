/** So long a report may wait for a responder before it is shown as forgotten. */
const patience = 30 * 60_000

/** Whether a report has waited too long. */
export function isOverdue(receivedAt: string, now: number): boolean {
  return now - Date.parse(receivedAt) > patience
}
