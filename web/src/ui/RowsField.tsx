import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './RowsField.module.css'
import type { Row } from './rowOf'

interface RowsFieldProps<Value> {
  legend: string
  add: string
  remove: (place: number) => string
  rows: Row<Value>[]
  /** How many there may be. */
  most?: number
  make: () => Row<Value>
  onChange: (rows: Row<Value>[]) => void
  children: (row: Row<Value>, change: (more: Partial<Value>) => void, place: number) => ReactNode
}

/** A part of a form that has rows, each of which can be changed and taken out. */
export function RowsField<Value>({
  legend,
  add,
  remove,
  rows,
  most = 50,
  make,
  onChange,
  children,
}: RowsFieldProps<Value>) {
  return (
    <fieldset className={styles.rows}>
      <legend>{legend}</legend>
      {rows.map((row, place) => (
        <div key={row.row} className={styles.rowFields}>
          {children(
            row,
            more => onChange(rows.map(each => (each.row === row.row ? { ...each, ...more } : each))),
            place + 1,
          )}
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={remove(place + 1)}
            onClick={() => onChange(rows.filter(each => each.row !== row.row))}
          >
            <IconX size={16} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      <Button size="xs" disabled={rows.length >= most} onClick={() => onChange([...rows, make()])}>
        {add}
      </Button>
    </fieldset>
  )
}
