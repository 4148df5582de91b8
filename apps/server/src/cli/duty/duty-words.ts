import { dictionary } from '@ayni/kernel'
import type { RotaHole } from '@ayni/modules/duty/contract'
import { cliLanguage } from '../words.ts'

type RotaRole = RotaHole['role']

const words = dictionary({
  es: {
    rotaHead: (): readonly string[] => ['turno', 'ahora', 'hasta', 'después'],
    role: (role: RotaRole) =>
      ({
        first: 'primera llamada',
        second: 'segunda llamada',
        psychiatrist_lead: 'psiquiatra responsable',
        director: 'dirección',
        coordinator: 'coordinación',
      })[role],
    holes: 'turnos sin nadie en las próximas 72 horas:',
    hole: (role: string, from: string, until: string) => `  ${role}: del ${from} al ${until}`,
    noHoles: 'sin huecos en las próximas 72 horas',
    tooFew: (n: number) => `solo ${n} clínicos alcanzables en algún momento de las próximas 12 horas; hacen falta dos`,
    drillStarted: (called: number, due: string) =>
      `simulacro en marcha: se llama a ${called} personas; cada una debe pulsar antes de las ${due} (hora de Lima)`,
    drillNobody: 'el simulacro no encontró a quién llamar: publica el rol de turnos en la consola',
    drillRunning: 'ya hay un simulacro en curso en este programa',
    drillWorker: 'los avisos salen mientras Ayni está en marcha (npm start)',
    drillNone: 'todavía no se ha hecho ningún simulacro',
    reportHead: (): readonly string[] => ['quién', 'se avisó por', 'respondió', 'por'],
    notPressed: 'NO RESPONDIÓ',
    seconds: (n: number) => `a los ${n} s`,
    drillState: (passed: boolean | null): string => (passed === null ? 'en curso' : passed ? 'bien' : 'FALLÓ'),
    trend: (when: string, state: string, pressed: number, called: number, medianS: number | null) =>
      `${when}: ${state}, ${pressed} de ${called}${medianS === null ? '' : `, mediana ${medianS} s`}`,
    refused: (code: string) => `rechazado: ${code}`,
  },
  en: {
    rotaHead: (): readonly string[] => ['duty', 'now', 'until', 'next'],
    role: (role: RotaRole) =>
      ({
        first: 'first on call',
        second: 'second on call',
        psychiatrist_lead: 'lead psychiatrist',
        director: 'director',
        coordinator: 'coordinator',
      })[role],
    holes: 'duties without anybody in the next 72 hours:',
    hole: (role: string, from: string, until: string) => `  ${role}: from ${from} to ${until}`,
    noHoles: 'no holes in the next 72 hours',
    tooFew: (n: number) => `only ${n} clinicians can be reached at some moment of the next 12 hours; two are needed`,
    drillStarted: (called: number, due: string) =>
      `drill under way: ${called} people are called; each must press before ${due} (Lima time)`,
    drillNobody: 'the drill found nobody to call: publish the rota in the console',
    drillRunning: 'a drill is already running in this programme',
    drillWorker: 'messages leave while Ayni is running (npm start)',
    drillNone: 'no drill has been run yet',
    reportHead: (): readonly string[] => ['who', 'told by', 'answered', 'by'],
    notPressed: 'DID NOT ANSWER',
    seconds: (n: number) => `after ${n} s`,
    drillState: (passed: boolean | null): string => (passed === null ? 'running' : passed ? 'passed' : 'FAILED'),
    trend: (when: string, state: string, pressed: number, called: number, medianS: number | null) =>
      `${when}: ${state}, ${pressed} of ${called}${medianS === null ? '' : `, median ${medianS} s`}`,
    refused: (code: string) => `refused: ${code}`,
  },
})

export const dutyWords = (env: Readonly<Record<string, string | undefined>>) => words[cliLanguage(env)]

const LIMA_MINUS_UTC_MS = -5 * 3_600_000

/** `2026-11-21 18:40` in Lima. */
export const limaText = (at: string): string =>
  new Date(Date.parse(at) + LIMA_MINUS_UTC_MS).toISOString().slice(0, 16).replace('T', ' ')
