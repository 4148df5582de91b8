import { dictionary, type ErrorWords } from '@ayni/ui'

const es = {
  'timers.changed': {
    what: 'Alguien escribió otra versión mientras tanto.',
    safe: 'No se cambió ningún reloj.',
    next: 'Míralos de nuevo antes de firmar o guardar.',
  },
  'timers.unfit': {
    what: 'Un tiempo no puede ser ese.',
    safe: 'No se cambió ningún reloj.',
    next: 'Corrige el que se indica.',
  },
  'timers.same': {
    what: 'Son los mismos tiempos.',
    safe: 'No se cambió nada.',
    next: 'Cambia alguno o firma los que están.',
  },
  'timers.signed': {
    what: 'Ya están firmados.',
    safe: 'Los relojes van con ellos.',
    next: 'No tienes que hacer nada.',
  },
} as const
type Code = keyof typeof es

const en = {
  'timers.changed': {
    what: 'Somebody wrote another version meanwhile.',
    safe: 'No clock was changed.',
    next: 'Look at them again before you sign or save.',
  },
  'timers.unfit': {
    what: 'A time may not be that.',
    safe: 'No clock was changed.',
    next: 'Correct the one that is named.',
  },
  'timers.same': { what: 'They are the same times.', safe: 'Nothing was changed.', next: 'Change one, or sign these.' },
  'timers.signed': { what: 'They are signed already.', safe: 'The clocks run by them.', next: 'You need do nothing.' },
} as const satisfies Readonly<Record<Code, object>>

/** What a refusal means, what is safe and what to do. */
export const errors: ErrorWords<Code> = dictionary({ es, en })
