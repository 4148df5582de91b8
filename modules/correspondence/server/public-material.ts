import type { ReplyKeyword } from '@ayni/clinical/crisis-phrases'
import type { Language } from '@ayni/kernel'

/** What is sent at once when asked for by a word, and the neutral answers of the house. */
export type MaterialName = ReplyKeyword | 'stopped' | 'not-now' | 'started'

/**
 * Public (C0), at most 300 characters, without a word of health: it lies open on a phone on a table. Each ends without a stop,
 * because the template sets one. A test holds every piece to the rules of the outgoing words.
 */
export const publicMaterial: Readonly<Record<MaterialName, Readonly<Record<Language, string>>>> = {
  info: {
    es: 'Acompañamos a médicas y médicos jóvenes en su primer año fuera. Es gratis, tú eliges cuándo y lo que cuentas queda entre tú y tu equipo. Para dejar de recibir mensajes responde BAJA',
    en: 'We keep young doctors company in their first year away. It is free, you choose when, and what you tell stays between you and your team. To get no more messages answer BAJA',
  },
  material: {
    es: 'Responde con una palabra: SUEÑO, PAUSA, GUARDIA, COLEGAS o LINEAS. Te llega enseguida y nadie más lo ve',
    en: 'Answer with one word: SLEEP, PAUSE, SHIFT, COLLEAGUES or LINES. It comes at once and nobody else sees it',
  },
  sleep: {
    es: 'Después de una noche despierta: diez minutos de luz natural, algo caliente, y una siesta de 20 minutos antes de las 16:00. Si tienes que manejar, duerme primero. Mañana vuelve a tu hora de siempre',
    en: 'After a night awake: ten minutes of daylight, something warm, and a 20-minute nap before 16:00. If you must drive, sleep first. Tomorrow go back to your usual hour',
  },
  pause: {
    es: 'Una pausa de un minuto: suelta los hombros, apoya los pies. Toma aire contando cuatro, suéltalo contando seis. Seis veces. Luego mira algo lejano por una ventana y bebe agua',
    en: 'A one-minute pause: drop your shoulders, feel your feet on the floor. Breathe in counting four, out counting six. Six times. Then look at something far away through a window and drink some water',
  },
  guard: {
    es: 'Para la guardia: come antes, agua a mano, y acuerda con alguien una hora de descanso aunque sea corta. Anota lo pendiente en papel, así tu cabeza no lo carga. Al salir, entrega y vete',
    en: 'For the night shift: eat before, keep water at hand, and agree with somebody on an hour of rest, even a short one. Write what is pending on paper, so that your head need not carry it. When it ends, hand over and go',
  },
  colleagues: {
    es: 'Un roce con alguien del equipo: elige un momento sin público, di qué pasó y cómo te afectó, pide una sola cosa concreta y escucha. Si no se puede hoy, escribe aquí y lo pensamos contigo',
    en: 'A clash with somebody on the team: choose a moment without an audience, say what happened and how it touched you, ask for one concrete thing, and listen. If it cannot be today, write here and we think it through with you',
  },
  lines: {
    es: 'Puedes llamar gratis, a cualquier hora: 113, opción 5, para conversar con alguien. 106 para una ambulancia. 100 si alguien te hace daño. También puedes escribir aquí: una persona lo lee',
    en: 'You can call for free at any hour: 113, option 5, to talk with somebody. 106 for an ambulance. 100 if somebody hurts you. You can also write here: a person reads it',
  },
  stopped: {
    es: 'Listo, no te escribiremos más. Si cambias de idea, responde ALTA',
    en: 'Done, we will not write to you any more. If you change your mind, answer ALTA',
  },
  'not-now': {
    es: 'De acuerdo. No te escribiremos durante 30 días. Si quieres antes, responde ALTA',
    en: 'All right. We will not write to you for 30 days. If you want to hear from us sooner, answer ALTA',
  },
  started: {
    es: 'Listo. Te escribiremos solo en las horas que elijas. Para dejarlo responde BAJA',
    en: 'Done. We will write only in the hours you choose. To stop it answer BAJA',
  },
}
