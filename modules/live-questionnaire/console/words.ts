import { dictionary, type ErrorWords } from '@ayni/ui'

export const words = dictionary({
  es: {
    title: 'PHQ-9, leído en la conversación',
    why: 'Cada catorce días. También puede responderlo en su teléfono; entonces no hace falta aquí.',
    sayFirst: 'Léelas tal como están, y marca lo que responde.',
    how: '¿Cómo conversan?',
    hows: { phone: 'Por teléfono', 'in-person': 'En persona' },
    refused: 'Prefiere no responder',
    left: (n: number) => (n === 1 ? 'Falta 1 pregunta.' : `Faltan ${n} preguntas.`),
    save: 'Guardar las respuestas',
    saving: 'Guardando…',
    notSent: 'Sin señal: todavía no se guardó. No cierres esta página.',
    sendAgain: 'Enviar otra vez',
    saved: (total: string) => `Guardado. Total: ${total}.`,
    savedPartly: 'Guardado. Con lo que no quiso responder no se suma un total.',
    item9:
      'Respondió que ha pensado en estar mejor muerto o en hacerse daño. Quédate en la línea y sigue con la llamada guiada; al guardar, la guardia se entera si aún no lo sabía.',
    another: 'Preguntar otra vez',
    loading: 'Buscando las preguntas…',
  },
  en: {
    title: 'PHQ-9, read aloud in the conversation',
    why: 'Every fourteen days. They may also answer it on their phone; then it is not needed here.',
    sayFirst: 'Read them as they stand, and mark what they answer.',
    how: 'How are you talking?',
    hows: { phone: 'On the telephone', 'in-person': 'In person' },
    refused: 'Would rather not answer',
    left: (n) => (n === 1 ? '1 question is left.' : `${n} questions are left.`),
    save: 'Keep the answers',
    saving: 'Keeping…',
    notSent: 'No signal: not kept yet. Do not close this page.',
    sendAgain: 'Send again',
    saved: (total) => `Kept. Total: ${total}.`,
    savedPartly: 'Kept. With what they would rather not answer no total is added up.',
    item9:
      'They answered that they have thought of being better off dead or of hurting themselves. Stay on the line and go on with the guided call; when it is kept, the guard learns of it if they did not know.',
    another: 'Ask again',
    loading: 'Fetching the questions…',
  },
})

const es = {
  'screening.not-found': {
    what: 'Ya no llevas a esta persona.',
    safe: 'No se guardó nada.',
    next: 'Vuelve a la lista y mira quién la sigue.',
  },
  'screening.answers-malformed': {
    what: 'Alguna respuesta no se pudo leer.',
    safe: 'Lo que marcaste sigue en esta página.',
    next: 'Revísalas y guarda otra vez.',
  },
}
const en: typeof es = {
  'screening.not-found': {
    what: 'You no longer care for this person.',
    safe: 'Nothing was kept.',
    next: 'Go back to the list and see who follows them.',
  },
  'screening.answers-malformed': {
    what: 'One of the answers could not be read.',
    safe: 'What you marked is still on this page.',
    next: 'Look at them and keep them again.',
  },
}
export const errors: ErrorWords = { es, en }
