import { decodeAnswers } from '@ayni/clinical/instruments'
import { type Device, memoryDevice } from '@ayni/device'
import { language } from '@ayni/ui'
import { render } from 'preact-render-to-string'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type InventedPerson, inventedAnswers } from '../fixtures.ts'
import { CheckCard } from './check-card.tsx'
import { CheckPause } from './check-pause.tsx'
import { CheckScreen } from './check-screen.tsx'
import { keepDraft, newDraft } from './draft.ts'
import { openCheck } from './local.ts'
import { MyAnswers } from './my-answers.tsx'
import { myAnswersWords } from './my-answers-words.ts'
import { recordPart } from './record-check.ts'
import { ResultScreen } from './result-screen.tsx'
import { resultWords } from './result-words.ts'
import { prepareSummary } from './summary.ts'
import { words } from './words.ts'

beforeAll(prepareSummary)
afterEach(() => {
  language.value = 'es'
})

const rest = (): void => undefined
const frame = { help: '#/ayuda-ya' }

async function answered(who: InventedPerson): Promise<Device> {
  const device = await memoryDevice()
  const draft = newDraft(device)
  await keepDraft(device, draft)
  for (const id of ['asq', 'phq-9', 'gad-7', 'audit'] as const) {
    await recordPart(
      device,
      openCheck(device)?.draft ?? draft,
      id,
      decodeAnswers(id, inventedAnswers[who][id]) ?? {},
      'es',
    )
  }
  return device
}
const drawResult = async (who: InventedPerson) => {
  const device = await answered(who)
  return render(<ResultScreen device={device} frame={frame} onCrisis={rest} onHistory={rest} onHome={rest} />)
}
const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

/** Everything a dictionary can say, blanks filled with a sign. */
function said(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return [String(value('…', '…', '…'))]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(said) : []
}

describe('R-SCR-19 the result', () => {
  test('SCR-02 with a positive ASQ and level 0 nothing says that all is well, and the way to a person comes first', async () => {
    const text = textOf(await drawResult('lifetimeAttempt'))
    expect(text).not.toMatch(/sin síntomas|todo (está )?bien|normal|no vemos algo que pida/i)
    expect(text).toContain('queremos hablar contigo')
    expect(text).toContain('Tu equipo todavía no lo sabe')
    expect(text).toContain('Ver con quién hablar ahora')
  })

  test.each(['calm', 'moderate', 'severe', 'refusal', 'discordant', 'acute'] as const)(
    '%s: words before any figure, the band beside its number, the next step and who will know',
    async (who) => {
      const text = textOf(await drawResult(who))
      const main = text.slice(text.indexOf('Ayuda ya') + 8)
      const figure = main.search(/\d+ de \d+/)
      expect(figure).toBeGreaterThan(main.indexOf('Parte por parte'))
      for (const part of ['Qué sigue', 'Quién lo sabrá', 'no es un diagnóstico', 'Quiero hablar con alguien'])
        expect(text).toContain(part)
    },
  )

  test('SCR-01 names what is felt, not a diagnosis, and says who calls', async () => {
    const text = textOf(await drawResult('moderate'))
    expect(text).toContain('sugieren un ánimo bajo')
    expect(text).toContain('Una psicóloga te llamará')
  })
})

describe('the voice', () => {
  test.each([
    ['es', [words.es, resultWords.es, myAnswersWords.es]],
    ['en', [words.en, resultWords.en, myAnswersWords.en]],
  ] as const)('%s never shouts, never says normal, never blames', (_language, dictionaries) => {
    for (const text of dictionaries.flatMap(said))
      expect(text).not.toMatch(/[!¡]|\b(a)?normal(es)?\b|abnormal|aún no has|trastorno|disorder|paciente/i)
  })
})

describe('the screens', () => {
  test('the card of "Hoy" offers to begin, and then to go on', async () => {
    const device = await memoryDevice()
    expect(textOf(render(<CheckCard device={device} href="#/chequeo" />))).toMatch(/Tu chequeo del primer mes.*Empezar/)
    await keepDraft(device, newDraft(device))
    expect(textOf(render(<CheckCard device={device} href="#/chequeo" />))).toMatch(/Te faltan 4 partes.*Seguir/)
  })

  test('before the first question it says who sees it, that answers may bring a call, and what not to wait for', async () => {
    const text = textOf(
      render(<CheckScreen device={await memoryDevice()} frame={frame} onCrisis={rest} onDone={rest} onLater={rest} />),
    )
    for (const part of ['No lo ven tu jefatura', 'te llamará', 'no esperes esa llamada', 'Puedes no responder'])
      expect(text).toContain(part)
  })

  test('SCR-05 after a positive the person chooses to go on or to stop', async () => {
    const device = await memoryDevice()
    await recordPart(device, newDraft(device), 'asq', decodeAnswers('asq', inventedAnswers.acute.asq) ?? {}, 'es')
    const text = textOf(
      render(<CheckScreen device={device} frame={frame} onCrisis={rest} onDone={rest} onLater={rest} />),
    )
    for (const part of ['Ver con quién hablar ahora', 'Seguir con el chequeo', 'Dejarlo aquí'])
      expect(text).toContain(part)
    expect(
      textOf(render(<CheckPause frame={frame} hasMore={false} onGoOn={rest} onStop={rest} onCrisis={rest} />)),
    ).not.toContain('Seguir con el chequeo')
  })

  test('my answers: bands, a table, and a kind word where there is nothing', async () => {
    const html = render(<MyAnswers device={await answered('moderate')} frame={frame} onBack={rest} onBegin={rest} />)
    expect(textOf(html)).toMatch(/ánimo La última vez.*molestias del ánimo que ya pesan/i)
    expect(html).toContain('<table')
    expect(
      textOf(render(<MyAnswers device={await memoryDevice()} frame={frame} onBack={rest} onBegin={rest} />)),
    ).toContain('Aquí verás')
  })
})
