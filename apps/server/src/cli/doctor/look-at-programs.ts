import { clinicalRoles } from '@ayni/kernel'
import type { ProgramRow } from '@ayni/modules/identity/server'
import { type TimersStanding, timersStanding } from '@ayni/modules/timers/contract'
import { ask } from '@ayni/platform/commands'
import type { House } from '../../open-house.ts'
import { dutyWords, limaText } from '../duty/duty-words.ts'
import { onCallOf } from '../duty/rota-show.ts'
import { findProgram, type NamedProgram } from '../find-program.ts'
import { programsOf } from '../team/program-commands.ts'
import { teamOf } from '../team/user-commands.ts'
import { type DoctorWords, type Line, line } from './doctor-words.ts'

type Env = Readonly<Record<string, string | undefined>>

async function timersOf(house: House, program: NamedProgram): Promise<TimersStanding> {
  const answered = await ask(house.runtime, { name: timersStanding.name, input: {}, actor: program.staff })
  if (answered.outcome === 'refused') throw new Error(`${timersStanding.name}: ${answered.code}`)
  return timersStanding.output.parse(answered.output)
}

/** Without these roles a programme cannot answer a risk or keep its own house. */
const needed = ['duty', 'psychiatrist', 'coordinator', 'admin'] as const

async function teamLines(
  house: House,
  program: NamedProgram,
  demo: boolean,
  words: DoctorWords,
): Promise<readonly Line[]> {
  const team = (await teamOf(house, program)).filter(({ active }) => active)
  const missing = needed.filter((role) => !team.some(({ roles }) => roles.includes(role)))
  const clinicians = team.filter(({ roles }) => clinicalRoles.some((role) => roles.includes(role)))
  const named = (of: typeof team): string => of.map(({ displayName }) => displayName).join(', ')
  const noFactor = clinicians.filter(({ secondFactorSince }) => secondFactorSince === null)
  const noPhone = clinicians.filter(({ hasPhone }) => !hasPhone)
  const level = demo ? 'attend' : 'act'
  const lines = [
    ...(missing.length > 0 ? [line('team', level, words.noTeam(program.slug, missing.join(', ')))] : []),
    ...(noFactor.length > 0
      ? [line('second-factor', 'attend', words.factorMissing(program.slug, named(noFactor)))]
      : []),
    ...(noPhone.length > 0 ? [line('phones', level, words.phoneMissing(program.slug, named(noPhone)))] : []),
  ]
  return lines.length > 0 ? lines : [line('team', 'ok', words.teamGood(program.slug))]
}

async function dutyLines(
  house: House,
  program: NamedProgram,
  demo: boolean,
  words: DoctorWords,
  env: Env,
): Promise<readonly Line[]> {
  const { roles, watch, lastDrill } = await onCallOf(house, program)
  const level = demo ? 'attend' : 'act'
  const first = roles.find(({ role }) => role === 'first')
  const hole = watch.holes[0]
  const { slug } = program
  const rota = (): Line => {
    if ((first?.now.length ?? 0) === 0 && (first?.next.length ?? 0) === 0)
      return line('rota', level, words.rotaEmpty(slug))
    if (hole === undefined) return line('rota', 'ok', words.rotaFull(slug))
    return line('rota', level, words.rotaHole(slug, dutyWords(env).role(hole.role), limaText(hole.from)))
  }
  const drill = (): Line => {
    if (lastDrill === null) return line('drill', 'attend', words.drillNever(slug))
    if (lastDrill.passed === null) return line('drill', 'ok', words.drillRunning(slug))
    return lastDrill.passed === false
      ? line('drill', 'attend', words.drillFailed(slug))
      : line('drill', 'ok', words.drillGood(slug))
  }
  const signed = await timersOf(house, program)
  const times = signed.unsigned
    ? line('timers', 'attend', words.timersUnsigned(slug))
    : line('timers', 'ok', words.timersSigned(slug, signed.inForce.version))
  const few = watch.tooFew ? [line('rota-few', level, words.rotaFew(slug, watch.fewestClinicians))] : []
  return [rota(), ...few, drill(), times]
}

async function programLines(house: House, row: ProgramRow, words: DoctorWords, env: Env): Promise<readonly Line[]> {
  const program = await findProgram(house, row.slug)
  if (program === undefined) return []
  return [
    ...(await teamLines(house, program, row.demo, words)),
    ...(await dutyLines(house, program, row.demo, words, env)),
  ]
}

/** Who would be called tonight, programme by programme. */
export async function lookAtPrograms(house: House, words: DoctorWords, env: Env): Promise<readonly Line[]> {
  const programs = await programsOf(house)
  if (programs.length === 0) return [line('program', 'attend', words.noProgram())]
  const lines: Line[] = []
  for (const program of programs) lines.push(...(await programLines(house, program, words, env)))
  return lines
}
