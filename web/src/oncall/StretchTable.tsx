import { Button, Table } from '@mantine/core'
import type { Stretch } from '../api/types'
import { t } from '../messages/en'
import { Time } from '../ui/Time'
import styles from './SchedulePage.module.css'

interface StretchTableProps {
  stretches: Stretch[]
  caption: string
  onPick?: (stretch: Stretch) => void
}

/** Who is on call from when until when, and why, in words. */
export function StretchTable({ stretches, caption, onPick }: StretchTableProps) {
  return (
    <div className={styles.table}>
      <Table>
        <caption className={styles.caption}>{caption}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.onCall.from}</Table.Th>
            <Table.Th>{t.onCall.untilColumn}</Table.Th>
            <Table.Th>{t.onCall.who}</Table.Th>
            <Table.Th>{t.onCall.why}</Table.Th>
            {onPick && <Table.Th>{t.onCall.change}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {stretches.map(stretch => (
            <Table.Tr key={stretch.from} data-gap={!stretch.person || undefined}>
              <Table.Td>
                <Time value={stretch.from} as="timeline" />
              </Table.Td>
              <Table.Td>
                <Time value={stretch.until} as="timeline" />
              </Table.Td>
              <Table.Td>{stretch.person?.name ?? t.onCall.nobody}</Table.Td>
              <Table.Td>{t.onCall.causes[stretch.cause](stretch.insteadOf?.name)}</Table.Td>
              {onPick && (
                <Table.Td>
                  <Button size="compact-sm" onClick={() => onPick(stretch)}>
                    {t.onCall.override}
                  </Button>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
