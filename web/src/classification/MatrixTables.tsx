import { NativeSelect } from '@mantine/core'
import type { MatrixContent } from '../api/types'
import { type Severity, severities } from '../domain/severity'
import { t } from '../messages/en'
import { SeverityBadge } from '../ui/SeverityBadge'
import styles from './MatrixPage.module.css'
import { type Impact, impacts, placeOf, type Urgency, urgencies, withChange } from './words'

interface MatrixTablesProps {
  content: MatrixContent
  /** Left out: it is only shown. */
  onChange?: (content: MatrixContent) => void
}

/** The whole matrix: severities, and what counts as which impact and urgency. */
export function MatrixTables({ content, onChange }: MatrixTablesProps) {
  return (
    <>
      <Grid content={content} {...(onChange ? { onChange } : {})} />
      <div className={styles.facts}>
        <Tiers content={content} {...(onChange ? { onChange } : {})} />
        <Alerts content={content} {...(onChange ? { onChange } : {})} />
        {!onChange && (
          <section>
            <h3>{t.matrix.breadths}</h3>
            <p>{t.matrix.hopsAre(content.dependentHops)}</p>
            {content.breadths.length === 0 && <p>{t.matrix.noBreadths}</p>}
            {content.breadths.map(({ services, impact }) => (
              <p key={services}>{t.matrix.breadth(services, t.matrix.impact[impact])}</p>
            ))}
          </section>
        )}
      </div>
    </>
  )
}

function Grid({ content, onChange }: MatrixTablesProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone must be reachable by keys.
    <section className={styles.scroll} tabIndex={0} aria-label={t.matrix.title}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>
              {t.matrix.impactBy} / {t.matrix.urgencyBy}
            </th>
            {urgencies.map(urgency => (
              <th key={urgency} scope="col">
                {t.matrix.urgency[urgency]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {impacts.map(impact => (
            <tr key={impact}>
              <th scope="row">{t.matrix.impact[impact]}</th>
              {urgencies.map(urgency => (
                <td key={urgency}>
                  <Cell
                    content={content}
                    impact={impact}
                    urgency={urgency}
                    {...(onChange
                      ? {
                          onSeverity: (severity: Severity) =>
                            onChange(
                              withChange(content, 'severities', placeOf(content, impact, urgency), { severity }),
                            ),
                        }
                      : {})}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface CellProps {
  content: MatrixContent
  impact: Impact
  urgency: Urgency
  onSeverity?: (severity: Severity) => void
}

function Cell({ content, impact, urgency, onSeverity }: CellProps) {
  const severity = content.severities[placeOf(content, impact, urgency)]?.severity ?? 'SEV5'
  if (!onSeverity) return <SeverityBadge severity={severity} />
  return (
    <NativeSelect
      aria-label={t.matrix.cell(t.matrix.impact[impact], t.matrix.urgency[urgency])}
      data={[...severities]}
      value={severity}
      onChange={event => onSeverity(event.currentTarget.value as Severity)}
    />
  )
}

function Tiers({ content, onChange }: MatrixTablesProps) {
  const sides = ['affected', 'dependent'] as const
  return (
    <section>
      <h3>{t.matrix.tiers}</h3>
      <table className={styles.small}>
        <thead>
          <tr>
            <th>{t.matrix.tier}</th>
            {sides.map(side => (
              <th key={side} scope="col">
                {t.matrix[side]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {content.tiers.map((tier, place) => (
            <tr key={tier.tier}>
              <th scope="row">{tier.tier}</th>
              {sides.map(side => (
                <td key={side}>
                  {onChange ? (
                    <ImpactSelect
                      label={t.matrix.tierCell(tier.tier, t.matrix[side])}
                      value={tier[side]}
                      onChange={impact => onChange(withChange(content, 'tiers', place, { [side]: impact }))}
                    />
                  ) : (
                    t.matrix.impact[tier[side]]
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Alerts({ content, onChange }: MatrixTablesProps) {
  return (
    <section>
      <h3>{t.matrix.alerts}</h3>
      <table className={styles.small}>
        <tbody>
          {content.urgencies.map(({ alert, urgency }, place) => (
            <tr key={alert}>
              <th scope="row">{t.matrix.alert[alert]}</th>
              <td>
                {onChange ? (
                  <NativeSelect
                    aria-label={t.matrix.alert[alert]}
                    data={urgencies.map(value => ({ value, label: t.matrix.urgency[value] }))}
                    value={urgency}
                    onChange={event =>
                      onChange(
                        withChange(content, 'urgencies', place, { urgency: event.currentTarget.value as Urgency }),
                      )
                    }
                  />
                ) : (
                  t.matrix.urgency[urgency]
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface ImpactSelectProps {
  label: string
  value: Impact
  onChange: (impact: Impact) => void
}

export function ImpactSelect({ label, value, onChange }: ImpactSelectProps) {
  return (
    <NativeSelect
      aria-label={label}
      data={impacts.map(each => ({ value: each, label: t.matrix.impact[each] }))}
      value={value}
      onChange={event => onChange(event.currentTarget.value as Impact)}
    />
  )
}
