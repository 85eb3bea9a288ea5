import type { RegimeRules } from '../../api/types'
import { t } from '../../messages/en'
import { Panel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'
import { useRules } from './api'
import styles from './Clocks.module.css'

/** Every rule Muster counts by, with its article, and those that are switched off. */
export function RulesPanel() {
  const rules = useRules()
  return (
    <Panel title={t.clocks.rules} query={rules} rows={4} place="compliance">
      {packs => (
        <ul className={rows.list}>
          {packs.map(pack => (
            <Pack key={pack.regime} pack={pack} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Pack({ pack }: { pack: RegimeRules }) {
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{t.clocks.regime[pack.regime]}</span>
        <p>{pack.source}</p>
        <details>
          <summary>{t.clocks.ruleCount(pack.rules.length)}</summary>
          <ul className={styles.steps}>
            {pack.rules.map(rule => (
              <li key={`${rule.id}/${rule.version}`}>
                {t.clocks.ruleLine(
                  rule.name,
                  rule.limits.length > 0 ? t.list(rule.limits.map(limit => limit.words)) : (rule.promptly ?? ''),
                  rule.article,
                )}
                {!rule.switchedOn && ` ${t.clocks.switchedOff}`}
              </li>
            ))}
          </ul>
        </details>
      </div>
    </li>
  )
}
