/** The drill an incident is rehearsed in, as its id says; undefined when it is real. */
export function drillOf(incidentId: string): string | undefined {
  return /^(drill-[^.]+)\./.exec(incidentId)?.[1]
}
