/** A row that is being edited, told apart from the others by a name of its own. */
export type Row<Value> = Value & { row: string }

let rows = 0

/** A row like none before it. */
export function rowOf<Value extends object>(value: Value): Row<Value> {
  rows += 1
  return { ...value, row: `row-${rows}` }
}

/** The rows as they are sent. */
export function bare<Value>(values: Row<Value>[]): Value[] {
  return values.map(({ row: _, ...value }) => value as Value)
}
