import { useMediaQuery } from '@mantine/hooks'

/** Rows are one line of a table on a desk and a small card on a phone. */
export function useRowHeight(): number {
  return useMediaQuery('(max-width: 47.99em)') ? 88 : 44
}
