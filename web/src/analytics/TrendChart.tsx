import type { AnalyticsTrend } from '../api/types'
import own from './Analytics.module.css'
import { length } from './FiguresTable'

const width = 720
const height = 200
const left = 64
const bottom = 24

/** Medians as a line through their dots, with where each lies as a bar, and a mark where it became another. */
export function TrendChart({ trend, label }: { trend: AnalyticsTrend; label: string }) {
  const { points, changes } = trend
  const highest = Math.max(1, ...points.map(({ figure }) => Math.max(figure.median ?? 0, figure.high ?? 0)))
  const step = (width - left - 16) / Math.max(1, points.length - 1)
  const x = (index: number) => left + 8 + index * step
  const y = (seconds: number) => 8 + (height - bottom - 8) * (1 - seconds / highest)
  const dots = points.flatMap(({ from, figure }, index) =>
    figure.median === undefined || figure.median === null
      ? []
      : [{ from, figure, at: x(index), median: figure.median }],
  )
  return (
    <svg className={own.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {[0, highest / 2, highest].map(seconds => (
        <g key={seconds}>
          <line className={own.grid} x1={left} x2={width} y1={y(seconds)} y2={y(seconds)} />
          <text className={own.tick} x={left - 6} y={y(seconds) + 4} textAnchor="end">
            {length(seconds)}
          </text>
        </g>
      ))}
      {changes.map(({ at }) => {
        const index = points.findIndex(({ from }) => from === at)
        const place = x(index) - step / 2
        return <line key={at} className={own.mark} x1={place} x2={place} y1={0} y2={height - bottom} />
      })}
      {dots.map(({ from, figure, at }) =>
        figure.low === undefined || figure.low === null ? null : (
          <line key={from} className={own.bar} x1={at} x2={at} y1={y(figure.low)} y2={y(figure.high ?? figure.low)} />
        ),
      )}
      <polyline className={own.line} points={dots.map(({ at, median }) => `${at},${y(median)}`).join(' ')} />
      {dots.map(({ from, at, median }) => (
        <circle key={from} className={own.dot} cx={at} cy={y(median)} r="3.5" />
      ))}
      <text className={own.tick} x={left} y={height - 6}>
        {points[0]?.from}
      </text>
      <text className={own.tick} x={width} y={height - 6} textAnchor="end">
        {points.at(-1)?.from}
      </text>
    </svg>
  )
}
