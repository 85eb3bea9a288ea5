/** How bad an incident is: SEV1 is the worst. */
export const severities = ['SEV1', 'SEV2', 'SEV3', 'SEV4', 'SEV5'] as const
export type Severity = (typeof severities)[number]

/** True when moving from one severity to the other makes the incident worse, so that more people may be woken. */
export function isWorse(to: Severity, from: Severity): boolean {
  return severities.indexOf(to) < severities.indexOf(from)
}
