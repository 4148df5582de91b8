import { describe, expect, test } from 'vitest'
import { acuteEn, calmEn, reviewEn } from './examples-en.ts'
import { acuteEs, calmEs, reviewEs } from './examples-es.ts'
import { falseAlarms } from './false-alarms.ts'
import { CRISIS_LIST_VERSION, crisisPhrases, readReply } from './index.ts'

const classOf = (text: string): 'A' | 'B' | 'none' => {
  const { crisis } = readReply(text)
  return crisis === false ? 'none' : crisis.class
}

test('both languages have at least 120 examples', () => {
  expect(acuteEs.length + reviewEs.length + calmEs.length).toBeGreaterThanOrEqual(120)
  expect(acuteEn.length + reviewEn.length + calmEn.length).toBeGreaterThanOrEqual(120)
})

describe.each([
  ['A', [...acuteEs, ...acuteEn]],
  ['B', [...reviewEs, ...reviewEn]],
  ['none', [...calmEs, ...calmEn]],
] as const)('class %s', (expected, texts) => {
  test.each(texts)('%s', (text) => {
    expect(classOf(text)).toBe(expected)
  })
})

test.each(falseAlarms)('a false alarm that is accepted: %s', (text, expected) => {
  expect(classOf(text)).toBe(expected)
})

test('what is found names a group of the list and its version, never the words', () => {
  expect(readReply('ya no quiero vivir')).toEqual({
    crisis: { phrase: 'es.not-want-to-live', class: 'A', version: CRISIS_LIST_VERSION },
    says: 'text',
    keyword: null,
  })
  expect(new Set(crisisPhrases.map(({ id }) => id)).size).toBe(crisisPhrases.length)
})

describe('what a message asks of the house', () => {
  test.each([
    ['BAJA', 'stop'],
    ['baja por favor', 'stop'],
    ['Stop', 'stop'],
    ['ya no me escriban', 'stop'],
    ['por favor no me manden más mensajes', 'stop'],
    ['No me interesa, gracias', 'stop'],
    ['unsubscribe', 'stop'],
    ['ALTA', 'start'],
    ['start', 'start'],
    ['NO POR AHORA', 'not-now'],
    ['no por ahora gracias', 'not-now'],
    ['Por ahora no, estoy de guardia', 'not-now'],
    ['not now', 'not-now'],
    ['No gracias', 'not-now'],
    ['equivocado', 'wrong-number'],
    ['Número equivocado', 'wrong-number'],
    ['numero ekivocado', 'wrong-number'],
    ['no soy doctora, se equivocó de número', 'wrong-number'],
    ['wrong number, stop', 'wrong-number'],
    ['AYUDA', 'help'],
    ['necesito ayuda con algo', 'help'],
    ['sos', 'help'],
    ['help', 'help'],
    ['la baja médica fue larga, te cuento mañana', 'text'],
    ['gracias por la ayuda de ayer', 'text'],
    ['estoy en alta mar', 'text'],
    ['', 'text'],
    ['👍', 'text'],
  ] as const)('%s → %s', (text, says) => {
    expect(readReply(text).says).toBe(says)
  })

  test.each([
    ['INFO', 'info'],
    ['hola, más información por favor', 'info'],
    ['MATERIAL', 'material'],
    ['SUEÑO', 'sleep'],
    ['sueno', 'sleep'],
    ['pausa', 'pause'],
    ['Guardia', 'guard'],
    ['colegas', 'colleagues'],
    ['LÍNEAS', 'lines'],
  ] as const)('%s asks for %s', (text, keyword) => {
    expect(readReply(text)).toMatchObject({ says: 'keyword', keyword })
  })

  test('an order and a crisis are both read: the one never hides the other', () => {
    expect(readReply('BAJA. ya no quiero vivir')).toMatchObject({ crisis: { class: 'A' } })
    expect(readReply('ya no me escriban, me quiero matar')).toMatchObject({ says: 'stop', crisis: { class: 'A' } })
    expect(readReply('número equivocado, pero quiero morirme')).toMatchObject({
      says: 'wrong-number',
      crisis: { class: 'A' },
    })
  })
})
