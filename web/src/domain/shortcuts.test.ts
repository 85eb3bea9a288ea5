import { describe, expect, it } from 'vitest'
import { browserKeys, keyName, shortcuts, verbOf } from './shortcuts'

const keys: string[] = Object.values(shortcuts)

describe('the shortcut registry', () => {
  it('gives every key to one verb only', () => {
    expect(new Set(keys).size).toBe(keys.length)
  })
  it('never takes a key of the browser', () => {
    expect(keys.filter(key => browserKeys.includes(key))).toEqual([])
  })
  it('has no key that is also the start of a sequence', () => {
    const starts = keys.filter(key => key.includes(' ')).map(key => key.split(' ')[0])
    expect(keys.filter(key => starts.includes(key))).toEqual([])
  })
  it('finds verbs of one key and of two', () => {
    expect(verbOf('a')).toBe('acknowledge')
    expect(verbOf('g')).toBe('prefix')
    expect(verbOf('g i')).toBe('goIncidents')
    expect(verbOf('q')).toBeUndefined()
  })
  it('calls Control and Command the same', () => {
    expect(keyName({ key: 'K', ctrlKey: true, metaKey: false, altKey: false })).toBe('mod+k')
    expect(keyName({ key: 'k', ctrlKey: false, metaKey: true, altKey: false })).toBe('mod+k')
  })
})
