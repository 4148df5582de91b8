import { dictionary } from '@ayni/ui'

export const words = dictionary({
  es: {
    looking: 'Buscando…',
    lead: (open: number, late: number) =>
      late === 0 ? `${open} por responder, ninguno fuera de plazo.` : `${open} por responder, ${late} fuera de plazo.`,
    caption: 'Pedidos sobre datos propios',
    person: 'Persona',
    what: 'Qué pide',
    asked: 'Pedido',
    due: 'Responder antes de',
    state: 'Estado',
    open: 'Por responder',
    late: 'Fuera de plazo',
    none: 'Nadie ha pedido nada.',
    noneWhy: 'Los pedidos de corregir, borrar o no usar datos aparecerán aquí con su plazo.',
    kinds: { correct: 'Corregir', erase: 'Borrar', oppose: 'No a un uso' },
    noWords:
      'No escribió nada más. Lo que podía borrarse solo ya se borró; falta decidir sobre la constancia de seguridad.',
    answer: '¿En qué quedó?',
    send: 'Responder',
    reasons: {
      corrected: 'Corregido',
      erased: 'Borrado',
      stopped: 'El uso terminó',
      explained: 'Explicado a la persona',
      'legal-duty': 'No: la ley obliga a guardarlo',
      'safety-record': 'No: es constancia de una acción de seguridad',
      'not-ours': 'No: este programa no lo guarda',
      'cannot-tell-who': 'No: no se pudo saber quién pide',
      'already-so': 'No hacía falta: ya estaba así',
    },
  },
  en: {
    looking: 'Looking…',
    lead: (open, late) => (late === 0 ? `${open} to answer, none overdue.` : `${open} to answer, ${late} overdue.`),
    caption: 'Requests about one’s own data',
    person: 'Person',
    what: 'What they ask',
    asked: 'Asked',
    due: 'Answer before',
    state: 'State',
    open: 'To answer',
    late: 'Overdue',
    none: 'Nobody has asked for anything.',
    noneWhy: 'Requests to correct, erase or not use data will appear here with their due time.',
    kinds: { correct: 'Correct', erase: 'Erase', oppose: 'No to a use' },
    noWords: 'They wrote nothing more. What could go by itself is gone; the record of safety is left to decide on.',
    answer: 'How was it left?',
    send: 'Answer',
    reasons: {
      corrected: 'Corrected',
      erased: 'Erased',
      stopped: 'The use ended',
      explained: 'Explained to the person',
      'legal-duty': 'No: the law obliges us to keep it',
      'safety-record': 'No: it is the record of a safety action',
      'not-ours': 'No: this programme does not hold it',
      'cannot-tell-who': 'No: we could not tell who asks',
      'already-so': 'Not needed: it already was so',
    },
  },
})

export const errors = dictionary({
  es: {
    'my-data.request-unknown': {
      what: 'Ese pedido ya no está en la lista.',
      safe: 'Nada cambió.',
      next: 'Vuelve a abrir la página.',
    },
    'my-data.request-answered': {
      what: 'Alguien ya lo respondió.',
      safe: 'La primera respuesta vale.',
      next: 'Mira su estado en la lista.',
    },
  },
  en: {
    'my-data.request-unknown': {
      what: 'That request is no longer in the list.',
      safe: 'Nothing changed.',
      next: 'Open the page again.',
    },
    'my-data.request-answered': {
      what: 'Somebody has answered it.',
      safe: 'The first answer holds.',
      next: 'See its state in the list.',
    },
  },
})
