import type { ScheduleLanes, Stretch } from '../api/types'
import { absolute, exact } from '../domain/instant'
import { t } from '../messages/en'
import { useNow } from '../ui/useNow'
import { place, type Times } from './axis'
import styles from './Lanes.module.css'

interface LanesProps {
  lanes: ScheduleLanes
  onPick?: (stretch: Stretch) => void
}

/** Layers, overrides and leave one below the other, and last what they come to. */
export function Lanes({ lanes, onPick }: LanesProps) {
  const now = useNow(60_000)
  const colours = coloursOf(lanes)
  const nowAt = place({ from: new Date(now).toISOString(), until: new Date(now + 1).toISOString() }, lanes)
  const said = (times: Times) =>
    t.onCall.times(exact(Date.parse(times.from), lanes.zone), exact(Date.parse(times.until), lanes.zone))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className={styles.scroll} aria-label={t.onCall.lanes} tabIndex={0}>
      <div className={styles.lanes} style={{ minWidth: `${Math.max(560, lanes.days.length * 34)}px` }}>
        <div className={styles.label} aria-hidden="true">
          {lanes.zone}
        </div>
        <div className={styles.axis} aria-hidden="true">
          {lanes.days.map(day => {
            const at = place(day, lanes)
            return (
              at && (
                <span
                  key={day.date}
                  className={styles.day}
                  data-free={day.weekend || day.holiday !== undefined || undefined}
                  title={[day.holiday, day.hours !== 24 && t.onCall.clockChange(day.hours)].filter(Boolean).join(' · ')}
                  style={{ left: `${at.left}%`, width: `${at.width}%` }}
                >
                  {t.onCall.day(day.date, lanes.days.length)}
                  {day.hours !== 24 && '*'}
                </span>
              )
            )
          })}
        </div>
        {[...lanes.layers, ...lanes.shadows].map(layer => (
          <Lane key={layer.id} label={lanes.shadows.includes(layer) ? t.onCall.learning(layer.name) : layer.name}>
            {layer.turns.map(turn => (
              <Bar
                key={turn.from}
                times={turn}
                on={lanes}
                colour={colours(turn.person.id)}
                title={`${turn.person.name}: ${said(turn)}`}
              >
                {turn.person.name}
              </Bar>
            ))}
          </Lane>
        ))}
        {lanes.overrides.length > 0 && (
          <Lane label={t.onCall.overrides}>
            {lanes.overrides.map(override => (
              <Bar
                key={override.id}
                times={override}
                on={lanes}
                colour={colours(override.person.id)}
                title={`${override.person.name}: ${said(override)}`}
              >
                {override.person.name}
              </Bar>
            ))}
          </Lane>
        )}
        {lanes.away.length > 0 && (
          <Lane label={t.onCall.leave}>
            {lanes.away.map(leave => (
              <Bar key={leave.id} times={leave} on={lanes} colour="away" title={`${leave.person.name}: ${said(leave)}`}>
                {leave.person.name}
              </Bar>
            ))}
          </Lane>
        )}
        <Lane label={t.onCall.final} final>
          {lanes.stretches.map(stretch => (
            <Bar
              key={stretch.from}
              times={stretch}
              on={lanes}
              colour={stretch.person ? colours(stretch.person.id) : 'gap'}
              title={`${t.onCall.whoFor(stretch.person?.name, stretch.insteadOf?.name)}: ${said(stretch)}`}
              {...(onPick ? { onClick: () => onPick(stretch) } : {})}
            >
              {t.onCall.whoFor(stretch.person?.name, stretch.insteadOf?.name)}
            </Bar>
          ))}
          {nowAt && (
            <span className={styles.now} style={{ left: `${nowAt.left}%` }} title={absolute(now, lanes.zone, now)} />
          )}
        </Lane>
      </div>
    </section>
  )
}

/** The same person has the same colour wherever they stand. */
function coloursOf(lanes: ScheduleLanes): (personId: string) => string {
  const people = [
    ...lanes.layers.flatMap(layer => layer.turns.map(turn => turn.person.id)),
    ...lanes.overrides.map(override => override.person.id),
    ...lanes.stretches.flatMap(stretch => (stretch.person ? [stretch.person.id] : [])),
  ]
  const order = [...new Set(people)].sort()
  return personId => String(order.indexOf(personId) % 6)
}

function Lane({ label, final, children }: { label: string; final?: boolean; children: React.ReactNode }) {
  return (
    <>
      <div className={styles.label}>{label}</div>
      <div className={styles.lane} data-final={final || undefined}>
        {children}
      </div>
    </>
  )
}

interface BarProps {
  times: Times
  on: Times
  colour: string
  title: string
  onClick?: () => void
  children: React.ReactNode
}

function Bar({ times, on, colour, title, onClick, children }: BarProps) {
  const at = place(times, on)
  if (!at) return null
  const look = {
    className: styles.bar,
    'data-colour': colour,
    title,
    style: { left: `${at.left}%`, width: `${at.width}%` },
  }
  return onClick ? (
    <button type="button" {...look} aria-label={title} onClick={onClick}>
      {children}
    </button>
  ) : (
    <span {...look}>{children}</span>
  )
}
