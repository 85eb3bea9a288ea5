import { useOnCallPeople, useScheduleList, useTeams } from '../api/onCallLists'
import { policyWords } from '../messages/policies'

export const kinds = ['SCHEDULE', 'PERSON', 'TEAM', 'ROTATION'] as const
export type TargetKind = (typeof kinds)[number]

/** Whom to page, by kind. */
export interface TargetDraft {
  kind: TargetKind
  id: string
}

export interface Choice {
  id: string
  name: string
}

/** What a level may call, by kind, and how each is said; an id that is not known stands for itself. */
export function useTargetNames() {
  const people = useOnCallPeople().data ?? []
  const schedules = useScheduleList().data ?? []
  const teams = useTeams().data ?? []
  const choices: Record<TargetKind, Choice[]> = {
    PERSON: people,
    SCHEDULE: schedules,
    ROTATION: schedules,
    TEAM: teams,
  }
  const nameOf = ({ kind, id }: TargetDraft) => choices[kind].find(each => each.id === id)?.name ?? id
  return { choices, say: (target: TargetDraft) => policyWords.target(target.kind, nameOf(target)) }
}
