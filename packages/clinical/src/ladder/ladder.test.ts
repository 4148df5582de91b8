import { describe, expect, test } from 'vitest'
import { addMinutes, atLima } from '../clocks/index.ts'
import {
  type AlertState,
  acknowledge,
  afterDecision,
  type Duty,
  decideLadder,
  defaultLadderPolicy,
  handle,
  handOver,
  type LadderDecision,
  nextLookAt,
  openAlert,
  type Rota,
  recordAttempt,
  recordReached,
} from './index.ts'

const always = (person: string, role: Duty['role']): Duty => ({ person, role, from: null, to: null })
const full: Rota = {
  duties: [
    always('duty', 'first'),
    always('second', 'second'),
    always('coordinator', 'coordinator'),
    always('lead', 'psychiatristLead'),
    always('therapist', 'clinician'),
    always('director', 'director'),
  ],
  absences: [],
}
const without = (...roles: readonly Duty['role'][]): Rota => ({
  ...full,
  duties: full.duties.filter((one) => !roles.includes(one.role)),
})

const decide = (state: AlertState, now: string, rota: Rota = full) =>
  decideLadder(defaultLadderPolicy, state, rota, now)

type Step = { readonly at: string; readonly decision: LadderDecision }

/** What the worker does until `until`, asking again exactly when it was told to. */
function work(start: AlertState, from: string, until: string, rota: Rota = full) {
  const steps: Step[] = []
  let state = start
  let now: string | null = from
  while (now !== null && now <= until) {
    const decision = decide(state, now, rota)
    steps.push({ at: now, decision })
    state = afterDecision(state, decision, now)
    now = nextLookAt(decision)
  }
  return { state, steps }
}
const time = (at: string): string => new Date(Date.parse(at) - 5 * 3_600_000).toISOString().slice(11, 16)
const notices = (steps: readonly Step[]) =>
  steps.flatMap(({ at, decision }) =>
    decision.do === 'notify' ? [[time(at), decision.because, decision.rung, decision.people.join(' ')] as const] : [],
  )

const saturday = atLima('2026-11-21', 23 * 60 + 40)
const minute = (count: number) => addMinutes(saturday, count)

describe('SUI-01 acute, Saturday 23:40, nobody takes it', () => {
  const { state, steps } = work(openAlert('A', saturday), saturday, minute(90))
  const everyone = 'duty second coordinator lead therapist director'

  test('who is told, minute by minute', () => {
    expect(notices(steps)).toEqual([
      ['23:40', 'rung', 0, 'duty'],
      ['23:55', 'rung', 1, 'second coordinator'],
      ['00:00', 'repeat', 1, 'duty second coordinator'],
      ['00:05', 'repeat', 1, 'duty second coordinator'],
      ['00:10', 'rung', 2, 'lead'],
      ['00:15', 'repeat', 2, 'duty second coordinator lead'],
      ['00:20', 'repeat', 2, 'duty second coordinator lead'],
      ['00:25', 'rung', 3, 'duty second lead therapist director'],
      ['00:30', 'repeat', 3, everyone],
      ['00:35', 'repeat', 3, everyone],
      ['00:40', 'rung', 4, 'director duty second lead therapist'],
      ['00:50', 'repeat', 4, everyone],
      ['01:00', 'repeat', 4, everyone],
      ['01:10', 'repeat', 4, everyone],
    ])
  })

  test('push, SMS and call on each rung, calls in between, an incident at 60 minutes and once', () => {
    const channels = steps.map(({ decision }) => (decision.do === 'notify' ? decision.channels.join(' ') : ''))
    expect(channels.slice(0, 4)).toEqual(['push sms call', 'push sms call', 'call', 'call'])
    const opened = steps.flatMap(({ at, decision }) =>
      decision.do === 'notify' && decision.incidents.length > 0 ? [[time(at), ...decision.incidents]] : [],
    )
    expect(opened).toEqual([['00:40', 'rungs-exhausted']])
    expect(state.incidents).toEqual(['rungs-exhausted'])
  })

  test('it stops only when someone takes it', () => {
    const later = work(state, minute(90), minute(60 * 24 * 30))
    expect(notices(later.steps).length).toBeGreaterThan(4_000)
    const taken = acknowledge(state, 'lead', minute(91))
    expect(decide(taken, minute(91))).toEqual({ do: 'wait', because: 'acknowledged', until: minute(121) })
  })
})

describe('SUI-02 taken at 23:50, no attempt by 00:20', () => {
  const { state } = work(openAlert('A', saturday), saturday, saturday)
  const taken = acknowledge(state, 'duty', minute(10))

  test('it waits half an hour, not a minute more', () => {
    expect(decide(taken, minute(10))).toEqual({ do: 'wait', because: 'acknowledged', until: minute(40) })
    expect(decide(taken, minute(39)).do).toBe('wait')
  })

  test('then it is back, at the psychiatrist’s rung, and belongs to nobody', () => {
    const back = decide(taken, minute(40))
    expect(back).toMatchObject({ do: 'notify', because: 'lapsed', rung: 2, people: ['second', 'coordinator', 'lead'] })
    const after = afterDecision(taken, back, minute(40))
    expect(after).toMatchObject({ acknowledgedBy: null, acknowledgedAt: null, rung: 2, floorRung: 2 })
    expect(notices(work(after, minute(40), minute(50)).steps).map(([at, , rung]) => [at, rung])).toEqual([
      ['00:25', 3],
      ['00:30', 3],
    ])
  })

  test('one rung higher even when time alone would not be there yet', () => {
    const quick = { ...taken, rung: 2 }
    expect(decide(quick, minute(40))).toMatchObject({ because: 'lapsed', rung: 3 })
  })

  test('from the last rung there is nowhere higher, and it still calls', () => {
    const top = acknowledge({ ...state, rung: 4 }, 'duty', minute(70))
    expect(decide(top, minute(100))).toMatchObject({ do: 'notify', because: 'lapsed', rung: 4 })
  })

  test('a recorded attempt buys time; silence after it does not', () => {
    const trying = recordAttempt(taken, minute(20))
    expect(decide(trying, minute(40))).toMatchObject({ do: 'wait', until: minute(50) })
    expect(decide(trying, minute(50))).toMatchObject({ do: 'notify', because: 'lapsed' })
  })
})

describe('SUI-04 non-acute, received 22:30', () => {
  const received = atLima('2026-11-21', 22 * 60 + 30)
  const { steps } = work(openAlert('B', received), received, addMinutes(received, 60 * 48))

  test('told at once in quiet hours; four hours counted 07:00–11:00; lead, director and incident at 22:30', () => {
    expect(notices(steps).slice(0, 4)).toEqual([
      ['22:30', 'rung', 0, 'duty'],
      ['11:00', 'rung', 1, 'second coordinator'],
      ['22:30', 'rung', 2, 'lead director'],
      ['11:00', 'repeat', 2, 'duty second coordinator lead director'],
    ])
    expect(steps[0]?.decision).toMatchObject({ channels: ['push', 'sms'] })
    expect(steps[2]).toMatchObject({ at: addMinutes(received, 1440), decision: { incidents: ['rungs-exhausted'] } })
  })

  test('an acknowledgement at 22:45 without an attempt lapses at 11:00', () => {
    const taken = acknowledge(
      afterDecision(openAlert('B', received), decide(openAlert('B', received), received), received),
      'duty',
      addMinutes(received, 15),
    )
    const lapse = atLima('2026-11-22', 11 * 60)
    expect(decide(taken, addMinutes(received, 15))).toEqual({ do: 'wait', because: 'acknowledged', until: lapse })
    expect(decide(taken, lapse)).toMatchObject({
      do: 'notify',
      because: 'lapsed',
      rung: 1,
      people: ['second', 'coordinator'],
    })
  })
})

describe('nobody on call', () => {
  test('an empty first rung is skipped at once and is an incident', () => {
    const first = decide(openAlert('A', saturday), saturday, without('first'))
    expect(first).toMatchObject({
      do: 'notify',
      rung: 1,
      people: ['second', 'coordinator'],
      incidents: ['nobody-on-call'],
    })
  })

  test('nobody at all: an incident now, and again every five minutes until somebody is there', () => {
    const empty: Rota = { duties: [], absences: [] }
    const { state, steps } = work(openAlert('A', saturday), saturday, minute(14), empty)
    expect(steps.map(({ at, decision }) => [time(at), decision.do])).toEqual([
      ['23:40', 'incident'],
      ['23:45', 'incident'],
      ['23:50', 'incident'],
    ])
    expect(decide(state, minute(11), empty)).toMatchObject({ do: 'wait', until: minute(15) })
    expect(decide(state, minute(11))).toMatchObject({ do: 'notify', people: ['duty'] })
  })

  test('when only the duty clinician exists, every rung is the duty clinician, called every five minutes', () => {
    const alone: Rota = { duties: [always('duty', 'first')], absences: [] }
    const { steps } = work(openAlert('A', saturday), saturday, minute(30), alone)
    expect(notices(steps).map(([at, , , people]) => [at, people])).toEqual([
      ['23:40', 'duty'],
      ['23:55', 'duty'],
      ['00:00', 'duty'],
      ['00:05', 'duty'],
      ['00:10', 'duty'],
    ])
  })

  test('the person the alert is about is never called about themself (7.10)', () => {
    const about = openAlert('A', saturday, ['duty'])
    expect(decide(about, saturday)).toMatchObject({ do: 'notify', rung: 1, people: ['second', 'coordinator'] })
  })

  test('someone who is away is not on call', () => {
    const away: Rota = { ...full, absences: [{ person: 'duty', from: minute(-60), to: minute(60) }] }
    expect(decide(openAlert('A', saturday), saturday, away)).toMatchObject({ rung: 1 })
  })
})

describe('after somebody took it', () => {
  const { state } = work(openAlert('A', saturday), saturday, saturday)
  const taken = acknowledge(state, 'duty', minute(5))

  test('the first to press owns it; it can be handed over, and time begins again', () => {
    expect(acknowledge(taken, 'second', minute(6))).toBe(taken)
    expect(decide(handOver(taken, 'second', minute(20)), minute(36))).toMatchObject({ do: 'wait', until: minute(50) })
  })

  test('SUI-05 attempts without contact for an hour: the lead is asked, once, with the owner', () => {
    const trying = [20, 35, 50].reduce((one, at) => recordAttempt(one, minute(at)), taken)
    expect(decide(trying, minute(59))).toMatchObject({ do: 'wait', until: minute(60) })
    const asked = decide(trying, minute(60))
    expect(asked).toMatchObject({ because: 'no-contact', people: ['lead', 'duty'], incidents: ['no-contact-recorded'] })
    const after = afterDecision(trying, asked, minute(60))
    expect(after.acknowledgedBy).toBe('duty')
    expect(decide(after, minute(60))).toMatchObject({ do: 'wait', until: minute(80) })
  })

  test('reached and then silent: the lead is reminded every two hours, the ladder does not start again', () => {
    const reached = recordReached(recordAttempt(taken, minute(10)), minute(12))
    expect(decide(reached, minute(60))).toMatchObject({ do: 'wait', until: minute(132) })
    const reminder = decide(reached, minute(132))
    expect(reminder).toMatchObject({ because: 'stalled', people: ['lead', 'duty'], incidents: [] })
    const after = afterDecision(reached, reminder, minute(132))
    expect(decide(after, minute(132))).toMatchObject({ do: 'wait', until: minute(252) })
  })

  test('only an outcome ends it', () => {
    const done = handle(taken, minute(30))
    expect(decide(done, minute(9_999))).toEqual({ do: 'rest', because: 'handled' })
    expect(nextLookAt(decide(done, minute(31)))).toBeNull()
  })
})

describe('a worker that was down', () => {
  test('tells everyone it should have told meanwhile', () => {
    const { state } = work(openAlert('A', saturday), saturday, saturday)
    expect(decide(state, minute(33))).toMatchObject({ rung: 2, people: ['second', 'coordinator', 'lead'] })
    expect(decide(openAlert('A', saturday), minute(600))).toMatchObject({
      rung: 4,
      incidents: ['rungs-exhausted'],
      people: ['duty', 'second', 'coordinator', 'lead', 'therapist', 'director'],
    })
  })

  test('a receipt that seems to be in the future is told at once', () => {
    expect(decide(openAlert('A', minute(10)), saturday)).toMatchObject({ do: 'notify', rung: 0 })
  })
})
