import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '../../api/session'
import type { Assessment, FactSuggestion, RecordedMoment, RegimeRules, RegulatoryFact } from '../../api/types'
import { canRespond } from '../../domain/permissions'
import { t } from '../../messages/en'
import { PlainPanel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import styles from './Clocks.module.css'
import { FactDialog } from './FactDialog'

interface FactsPanelProps {
  urlRef: string
  assessment: Assessment
  suggestions: FactSuggestion[]
  rules: RegimeRules[]
}

/** When what happened, on whose word, with every correction. */
export function FactsPanel({ urlRef, assessment, suggestions, rules }: FactsPanelProps) {
  const me = useMe()
  const [asked, setAsked] = useState<RegulatoryFact>()
  const stated = new Map(assessment.facts.map(each => [each.fact, each]))
  const known = new Map(suggestions.map(each => [each.fact, each]))
  const shown = [...new Set([...stated.keys(), ...askedBy(assessment, rules)])]
  return (
    <PlainPanel title={t.clocks.facts}>
      <ul className={rows.list}>
        {shown.map(fact => {
          const found = stated.get(fact)
          const suggestion = known.get(fact)
          return (
            <li key={fact} className={rows.row}>
              <div className={rows.what}>
                <span className={rows.name}>{t.clocks.fact[fact]}</span>{' '}
                {found?.value ? <Time value={found.value} as="exact" /> : <span>{t.clocks.notStated}</span>}
                {found?.recorded && <FromRecord value={found.value} recorded={found.recorded} />}
                {!found && suggestion && (
                  <p>
                    {t.clocks.suggested} <Time value={suggestion.value} as="exact" /> ({suggestion.source})
                  </p>
                )}
                {found && found.versions.length > 0 && (
                  <details>
                    <summary>{t.clocks.versions(found.versions.length)}</summary>
                    <ul className={styles.steps}>
                      {found.versions.map(version => (
                        <li key={version.position}>
                          {version.value ? <Time value={version.value} as="exact" /> : t.clocks.takenBack}
                          {' · '}
                          {t.clocks.saidBy(version.by, version.position)} <Time value={version.recordedAt} as="exact" />
                          {version.reason && ` · ${version.reason}`}
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </div>
              {canRespond(me) && (
                <Button
                  size="xs"
                  aria-label={
                    found?.value ? t.clocks.correctTitle(t.clocks.fact[fact]) : t.clocks.stateTitle(t.clocks.fact[fact])
                  }
                  onClick={() => setAsked(fact)}
                >
                  {found?.value ? t.clocks.correct : t.clocks.state}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {asked && (
        <FactDialog
          urlRef={urlRef}
          entityId={assessment.entity.id}
          fact={asked}
          value={stated.get(asked)?.value}
          suggested={known.get(asked)?.value}
          stated={(stated.get(asked)?.versions.length ?? 0) > 0}
          onClose={() => setAsked(undefined)}
        />
      )}
    </PlainPanel>
  )
}

/** Where a moment holds as the incident's own record has it, or what that says where somebody stated otherwise. */
function FromRecord({ value, recorded }: { value: string | undefined; recorded: RecordedMoment }) {
  return value === recorded.value ? (
    <p>{t.clocks.fromRecord(recorded.source)}</p>
  ) : (
    <p>
      {t.clocks.recordSays} <Time value={recorded.value} as="exact" /> ({recorded.source})
    </p>
  )
}

/** The facts that the rules of the entity's regimes count from. */
function askedBy(assessment: Assessment, rules: RegimeRules[]): RegulatoryFact[] {
  const regimes = new Set(assessment.entity.regimes)
  return rules
    .filter(pack => regimes.has(pack.regime))
    .flatMap(pack => pack.rules)
    .filter(rule => rule.switchedOn)
    .flatMap(rule => [...rule.limits.map(limit => limit.from), rule.start])
    .filter((start): start is RegulatoryFact => !start.includes(':'))
}
