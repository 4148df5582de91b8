import { dictionary } from '@ayni/kernel'
import { cliLanguage } from '../words.ts'

export type CheckId =
  | 'ledger-chain'
  | 'sealed-known'
  | 'sealed-open'
  | 'risk-told'
  | 'alerts-next'
  | 'alerts-outcome'
  | 'changes-people'
  | 'people-joined'
  | 'sequences-ahead'
  | 'tables-guarded'
  | 'roles-own-nothing'
  | 'references-hold'

const words = dictionary({
  es: {
    good: 'bien',
    bad: 'MAL',
    check: (id: CheckId) =>
      ({
        'ledger-chain': 'el libro de actos: cadena de hashes y numeración sin huecos',
        'sealed-known': 'cada columna sellada es conocida',
        'sealed-open': 'cada dato sellado se abre con el llavero',
        'risk-told': 'cada riesgo encontrado tiene su alerta',
        'alerts-next': 'cada alerta abierta tiene una hora siguiente',
        'alerts-outcome': 'cada alerta cerrada tiene un desenlace de la misma persona',
        'changes-people': 'cada cambio es de una persona de su programa',
        'people-joined': 'cada persona puede unir un teléfono, con el mismo alias',
        'sequences-ahead': 'las secuencias van por delante de sus filas',
        'tables-guarded': 'seguridad por fila en cada tabla con personas',
        'roles-own-nothing': 'los roles de la aplicación no son dueños de nada',
        'references-hold': 'referencias y reglas comprobadas, disparadores activos',
      })[id],
    summary: (good: number, bad: number) => `${good} bien · ${bad} mal`,
    sampled: 'se abrió una muestra de lo sellado (sin --quick se abre todo)',
    ledger: (seq: number, hash: string) => `libro de actos hasta el ${seq}: ${hash}`,
  },
  en: {
    good: 'good',
    bad: 'BAD',
    check: (id: CheckId) =>
      ({
        'ledger-chain': 'the ledger: hash chain, and numbers without gaps',
        'sealed-known': 'every sealed column is known',
        'sealed-open': 'everything sealed opens with the key ring',
        'risk-told': 'every risk that was found has its alert',
        'alerts-next': 'every open alert has a next time',
        'alerts-outcome': 'every closed alert has an outcome of the same person',
        'changes-people': 'every change is of a person of its programme',
        'people-joined': 'everybody can join a phone, under the same alias',
        'sequences-ahead': 'sequences stand ahead of their rows',
        'tables-guarded': 'row-level security on every table with people',
        'roles-own-nothing': 'the roles of the application own nothing',
        'references-hold': 'references and rules checked, triggers on',
      })[id],
    summary: (good: number, bad: number) => `${good} good · ${bad} bad`,
    sampled: 'a sample of what is sealed was opened (without --quick all of it is)',
    ledger: (seq: number, hash: string) => `ledger up to ${seq}: ${hash}`,
  },
})

export const verifyWords = (env: Readonly<Record<string, string | undefined>>) => words[cliLanguage(env)]
