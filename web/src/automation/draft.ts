import type { NewAutomationRule, RuleContent } from '../api/types'
import { bare, type Row, rowOf } from '../ui/rowOf'
import { ownZone } from '../ui/zone'

/** A rule while it is written. */
export interface Draft extends Omit<RuleContent, 'tasks' | 'updates' | 'actions' | 'pages' | 'drafts'> {
  condition: string
  tasks: Row<RuleContent['tasks'][number]>[]
  updates: Row<RuleContent['updates'][number]>[]
  actions: Row<RuleContent['actions'][number]>[]
  pages: Row<RuleContent['pages'][number]>[]
  drafts: Row<RuleContent['drafts'][number]>[]
  reason: string
}

/** What a part of the form is given. */
export interface PartProps {
  draft: Draft
  change: (more: Partial<Draft>) => void
}

export function emptyDraft(): Draft {
  return {
    name: '',
    purpose: '',
    when: 'OPENED',
    condition: '',
    zone: ownZone(),
    tasks: [],
    updates: [],
    actions: [],
    pages: [],
    drafts: [],
    perHour: 20,
    perIncident: 3,
    reason: '',
  }
}

export function draftOf(content: RuleContent): Draft {
  return {
    ...content,
    condition: content.condition ?? '',
    tasks: content.tasks.map(rowOf),
    updates: content.updates.map(rowOf),
    actions: content.actions.map(rowOf),
    pages: content.pages.map(rowOf),
    drafts: content.drafts.map(rowOf),
    reason: '',
  }
}

/** What the draft says. Empty texts are left out, as the service takes them for texts. */
export function contentOf({
  reason: _,
  condition,
  tasks,
  updates,
  actions,
  pages,
  drafts,
  ...rest
}: Draft): RuleContent {
  return {
    ...rest,
    name: rest.name.trim(),
    purpose: rest.purpose.trim(),
    ...(condition.trim() ? { condition: condition.trim() } : {}),
    tasks: bare(tasks).map(
      task => Object.fromEntries(Object.entries(task).filter(([, value]) => value !== '')) as RuleContent['tasks'][0],
    ),
    updates: bare(updates),
    actions: bare(actions),
    pages: bare(pages),
    drafts: bare(drafts),
  }
}

export function bodyOf(draft: Draft): NewAutomationRule {
  const reason = draft.reason.trim()
  return { content: contentOf(draft), ...(reason ? { reason } : {}) }
}

export function isReady(draft: Draft): boolean {
  return (
    draft.name.trim() !== '' &&
    draft.purpose.trim() !== '' &&
    draft.lasting?.minutes !== 0 &&
    draft.tasks.length + draft.updates.length + draft.actions.length + draft.pages.length + draft.drafts.length > 0 &&
    draft.pages.every(({ policyId, target }) => policyId !== undefined || target !== undefined) &&
    draft.drafts.every(({ audienceIds }) => audienceIds.length > 0)
  )
}
