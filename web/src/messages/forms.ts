// How numbers and lists are said in English.
const count = new Intl.PluralRules('en')
export const number = new Intl.NumberFormat('en')
export const list = new Intl.ListFormat('en', { type: 'conjunction' })
export const choice = new Intl.ListFormat('en', { type: 'disjunction' })

export function plural(n: number, one: string, other: string): string {
  return `${number.format(n)} ${count.select(n) === 'one' ? one : other}`
}
