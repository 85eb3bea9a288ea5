import type { ContactMethod, ContactRules } from '../../api/types'
import type { Severity } from '../../domain/severity'

/** A step as it is edited: a method and minutes. */
export interface StepDraft {
  key: number
  methodId: string
  minutes: number
}

/** A rule as it is edited; without hours it holds all day. */
export interface RuleDraft {
  key: number
  severities: Severity[]
  from: string
  until: string
  steps: StepDraft[]
}

export interface RulesDraft {
  zone: string
  rules: RuleDraft[]
  quiet: { from: string; until: string; loudFrom: Severity } | undefined
  backupId: string
}

/** The next free key of a list. */
export const nextKey = (list: { key: number }[]) => Math.max(-1, ...list.map(({ key }) => key)) + 1

export function draftOf(rules: ContactRules | undefined, here: string): RulesDraft {
  return {
    zone: rules?.zone ?? here,
    rules: (rules?.rules ?? []).map((rule, key) => ({
      key,
      severities: rule.severities,
      from: hour(rule.from),
      until: hour(rule.until),
      steps: rule.steps.map((step, at) => ({ key: at, methodId: step.methodId, minutes: step.afterSeconds / 60 })),
    })),
    quiet: rules?.quiet && {
      from: hour(rules.quiet.from),
      until: hour(rules.quiet.until),
      loudFrom: rules.quiet.loudFrom,
    },
    backupId: rules?.backupId ?? '',
  }
}

const hour = (time: string | undefined) => time?.slice(0, 5) ?? ''

/** A rule to begin with: everything I have, a little later each. */
export function newRule(key: number, methods: ContactMethod[]): RuleDraft {
  const steps = methods.map(({ id }, at) => ({ key: at, methodId: id, minutes: at * 2 }))
  return { key, severities: [], from: '', until: '', steps }
}

export function rulesOf({ zone, rules, quiet, backupId }: RulesDraft): ContactRules {
  return {
    zone,
    rules: rules.map(({ severities, from, until, steps }) => ({
      severities,
      ...(from === '' && until === '' ? {} : { from, until }),
      steps: [...steps]
        .sort((a, b) => a.minutes - b.minutes)
        .map(({ methodId, minutes }) => ({ methodId, afterSeconds: Math.round(minutes * 60) })),
    })),
    ...(quiet ? { quiet } : {}),
    ...(backupId === '' ? {} : { backupId }),
  }
}
