import { describe, expect, it } from 'vitest'
import { failures, type FailureCode } from '../src/domain/failure.ts'
import { helpWords } from '../src/i18n/help.ts'
import { failureSentence, findingSentence, messages } from '../src/i18n/index.ts'

const languages = ['ja', 'en'] as const
const reasonsOf = (language: 'ja' | 'en') => Object.entries(messages(language).reasons)
const full = { step: '1-6', where: 'WHERE', expected: 'EXPECTED', found: 'FOUND' }
const codes = Object.keys(failures).filter((code): code is FailureCode => Object.hasOwn(failures, code))
const japanese = /[\u3040-\u30FF\u4E00-\u9FFF]/

/** Every text in a tree of messages; a function is called with something for each of its slots. */
function textsOf(value: unknown, path = ''): (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return textsOf(value(...slots(value.length)), path)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, `${path}.${key}`))
}

const counts = {
  total: 3,
  done: 1,
  ok: 1,
  failed: 1,
  remaining: 1,
  resumed: true,
  imported: 2,
  skipped: 1,
  lines: 3,
  items: 2,
  facilities: 2,
  urgent: 1,
  count: 2,
  certificates: 3000,
  postage: 1506,
  submitted: 1,
  planned: 1,
  uncertain: 1,
}
const slots = (count: number) =>
  Array.from({ length: count }, () => Object.assign(['a', 'b'], counts, { [Symbol.toPrimitive]: () => '7' }))

describe.each(languages)('the messages in %s', (language) => {
  it('say something everywhere', () => {
    const texts = [...textsOf(messages(language)), ...textsOf(helpWords(language))]
    expect(texts.length).toBeGreaterThan(250)
    expect(texts.filter(([, text]) => text.trim() === '' || text.includes('undefined'))).toEqual([])
  })

  it.each(codes)('say of %s what happened and what to do', (code) => {
    const { happened, remedy } = messages(language).failures[code]
    for (const detail of [{}, { where: 'WHERE' }, { found: 'FOUND' }, { expected: 'EXPECTED' }, full]) {
      for (const sentence of [happened(detail), remedy(detail)]) {
        expect(sentence).not.toMatch(/undefined|「」|“”|\s$|^\s/)
        expect(sentence.length).toBeGreaterThan(7)
      }
    }
    expect(happened(full) + remedy(full)).toContain('FOUND')
    expect(failureSentence(language, code, full)).toContain(happened(full))
  })
})

describe.each(languages)('the reasons in %s', (language) => {
  it.each(reasonsOf(language))('say of %s what happened and what to do', (_, { happened, remedy }) => {
    for (const detail of [{}, { where: 'WHERE' }, { found: 'FOUND' }, full]) {
      for (const sentence of [happened(detail), remedy(detail)]) {
        expect(sentence).not.toMatch(/undefined|「」|“”|（）|\(\)|  |\s$|^\s/)
        expect(sentence).toMatch(language === 'ja' ? /。$/ : /^[A-Z“].*[.]$|^--.*[.]$/)
      }
    }
  })

  it('go before the sentences of the code', () => {
    const detail = { reason: 'port-taken', where: '--port', found: '4010' } as const
    const sentence = failureSentence(language, 'bad-input', detail)
    expect(sentence).toContain('4010')
    expect(sentence).toContain('--port')
    expect(failureSentence(language, 'timeout', detail)).toBe(sentence)
  })

  it('that a newer todoke has stored are passed over', () => {
    const stored: { reason: 'port-taken' } = JSON.parse('{"reason":"of tomorrow"}')
    expect(failureSentence(language, 'bad-input', stored)).toBe(failureSentence(language, 'bad-input', {}))
  })

  it('of a facilities file name it, and what would do', () => {
    for (const reason of ['no-such-file', 'is-folder', 'empty-file', 'unknown-extension'] as const) {
      const sentence = failureSentence(language, 'bad-input', { reason, where: 'list.pdf' })
      for (const word of ['list.pdf', '.csv', 'UTF-8', 'CP932', '.xlsx']) expect(sentence).toContain(word)
    }
  })
})

const typed = (language: 'ja' | 'en') =>
  Object.values(helpWords(language).commands).map(({ examples }) =>
    examples.map(([line]) => line.split(' ').slice(0, 2).join(' ')),
  )

describe('the two languages', () => {
  it('are both there and differ', () => {
    for (const code of codes) {
      expect(failureSentence('ja', code, {})).toMatch(japanese)
      expect(failureSentence('en', code, {})).not.toMatch(japanese)
    }
  })

  it('differ in every reason', () => {
    expect(reasonsOf('ja').length).toBeGreaterThan(50)
    for (const [name, { happened, remedy }] of reasonsOf('ja'))
      expect([name, happened({}) + remedy({})]).toEqual([name, expect.stringMatching(japanese)])
  })

  it('keep Japanese out of English, but for what is typed', () => {
    const texts = [...textsOf(messages('en')), ...textsOf(helpWords('en'))]
    expect(texts.filter(([, text]) => japanese.test(text))).toEqual([])
  })

  it('show the same examples, in the same order', () => {
    expect(typed('en')).toEqual(typed('ja'))
  })
})

describe('a finding in a facilities file', () => {
  const finding = {
    line: 7,
    column: 'facilityCode',
    value: '131',
    problem: 'duplicate-facility',
    severity: 'error',
  } as const

  it('names the other line of a duplicate', () => {
    expect(findingSentence('ja', { ...finding, otherLine: 3 })).toContain('3 行目')
    expect(findingSentence('en', { ...finding, otherLine: 3 })).toContain('line 3')
    expect(findingSentence('en', finding)).not.toContain('line 3')
  })
})
