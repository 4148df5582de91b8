import { type Instant, plusMinutes, system, z } from '@ayni/kernel'
import { inbox } from '@ayni/modules/correspondence/contract'
import { ask } from '@ayni/platform/commands'
import { answerAlertsOf } from './answer-alerts.ts'
import { ago, momentAgo } from './demo-days.ts'
import { houseAt } from './house-at.ts'
import type { Listed } from './list-people.ts'
import type { Stage } from './stage.ts'

const nothing = z.unknown()

type Letter = {
  readonly daysAgo: number
  /** Minute of the Lima day. */
  readonly minute: number
  readonly channel: 'sms' | 'whatsapp'
  readonly text: string
  readonly answer?: string
  readonly raises?: boolean
}

/** What invented people answered to invented messages. */
const letters: readonly Letter[] = [
  {
    ...{ daysAgo: 78, minute: 19 * 60 + 12, channel: 'whatsapp', text: 'Hola, ¿esto lo ve mi jefatura?' },
    answer: 'No. Lo que cuentas lo lee solo tu equipo clínico, y puedes ver quién lo abrió.',
  },
  { daysAgo: 71, minute: 20 * 60, channel: 'sms', text: 'NO POR AHORA' },
  { daysAgo: 64, minute: 12 * 60 + 40, channel: 'sms', text: 'Número equivocado' },
  { daysAgo: 52, minute: 23 * 60 + 10, channel: 'sms', text: 'ya no quiero vivir', raises: true },
  {
    ...{
      daysAgo: 33,
      minute: 18 * 60 + 30,
      channel: 'whatsapp',
      text: 'Llegué recién de la comunidad, ¿me llaman mañana?',
    },
    answer: 'Claro. Te llamamos mañana desde las 18:00.',
  },
  { daysAgo: 20, minute: 21 * 60 + 5, channel: 'whatsapp', text: 'INFO' },
  { daysAgo: 1, minute: 17 * 60 + 50, channel: 'whatsapp', text: '¿Puedo cambiar mi cita del jueves?' },
  { daysAgo: 0, minute: 6 * 60 + 20, channel: 'sms', text: 'Gracias por escribir. Esta semana estoy de guardia.' },
]

async function answerAll(stage: Stage, text: string, at: Instant): Promise<void> {
  const coordinator = stage.team.as('coordinacion')
  const asked = await ask(houseAt(stage.runtime, at), { name: inbox.name, input: {}, actor: coordinator })
  if (asked.outcome === 'refused') throw new Error(`the demo may not see its letters: ${asked.code}`)
  for (const { thread, waiting, clinical, kind } of inbox.output.parse(asked.output).rows) {
    if (waiting === 0 || clinical || kind !== 'person') continue
    await stage.give(at, coordinator, 'correspondence.answer-thread', { thread, text }, nothing)
  }
}

/** Replies come in by the door of the gateways, and the team answers them. */
export function correspond(stage: Stage, people: readonly Listed[]): void {
  const { timeline, now, team, give } = stage
  const cast = people.filter(({ story }) => story.reached === 'consented' || story.reached === 'engaged')
  for (const [nth, letter] of letters.entries()) {
    const listed = cast[nth * 2]
    const at = letter.daysAgo === 0 ? ago(now, 0.12) : momentAgo(now, letter.daysAgo, letter.minute)
    if (listed === undefined || at > now) continue
    timeline.add(at, async (then) => {
      const { channel, text } = letter
      const from = `+51${listed.who.mobile}`
      const told = { provider: 'demo', providerId: `carta-inventada-${nth}`, channel, from, text, at: then }
      const input = { ...told, program: team.program }
      await give(then, system(team.program), 'correspondence.receive-message', input, nothing)
    })
    const { answer } = letter
    if (answer !== undefined) timeline.add(plusMinutes(at, 70), (then) => answerAll(stage, answer, then))
    if (letter.raises) timeline.add(plusMinutes(at, 5), (then) => answerAlertsOf(stage, listed.person, then))
  }
}
