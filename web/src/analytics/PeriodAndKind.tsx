import { SegmentedControl } from '@mantine/core'
import { analyticsWords as words } from '../messages/analytics'
import { type AnalyticsSearch, periods } from './analyticsSearch'

interface Props {
  search: AnalyticsSearch
  /** How long it is unless something else is chosen. */
  usual: (typeof periods)[number]
  onChange: (next: Partial<AnalyticsSearch>) => void
}

/** Over how long, and of what was real or of what was rehearsed. */
export function PeriodAndKind({ search, usual, onChange }: Props) {
  return (
    <>
      <SegmentedControl
        aria-label={words.period}
        value={String(search.days ?? usual)}
        onChange={value => onChange({ days: Number(value) as (typeof periods)[number] })}
        data={periods.map(days => ({ value: String(days), label: words.days(days) }))}
      />
      <SegmentedControl
        aria-label={words.kind}
        value={search.drills ? 'drills' : 'real'}
        onChange={value => onChange({ drills: value === 'drills' ? true : undefined })}
        data={[
          { value: 'real', label: words.real },
          { value: 'drills', label: words.drills },
        ]}
      />
    </>
  )
}
