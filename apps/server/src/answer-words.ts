import { dictionary } from '@ayni/kernel'

/** What became of an answer that came by link, by SMS or by a pressed key. */
export type Answered = 'taken' | 'taken-by' | 'pressed' | 'not-yours' | 'over'

/** Said on the small page behind a link, and by the voice after a key. Of the task it says the alias and nothing else. */
export const answerWords = dictionary({
  es: {
    title: 'Ayni',
    task: (alias: string) => `Tarea urgente ${alias}`,
    drill: 'SIMULACRO. ¿Te llegó el aviso?',
    why: 'Al hacerte cargo, los avisos se detienen y el equipo ve tu nombre. Los motivos se abren en el tablero.',
    take: 'Me hago cargo',
    press: 'Aquí estoy',
    board: 'Abrir el tablero',
    gone: 'Este enlace ya no sirve. Abre el tablero para ver qué está pendiente.',
    said: {
      taken: 'Queda a tu cargo. Abre el tablero para ver los motivos y anotar la llamada.',
      'taken-by': 'Otra persona se hizo cargo antes. No tienes que hacer nada.',
      pressed: 'Anotado. Gracias.',
      'not-yours': 'Tu función no puede hacerse cargo. Abre el tablero para seguirla.',
      over: 'Ya no hace falta. Abre el tablero si quieres revisarlo.',
    } satisfies Readonly<Record<Answered, string>>,
  },
  en: {
    title: 'Ayni',
    task: (alias) => `Urgent task ${alias}`,
    drill: 'DRILL. Did the message reach you?',
    why: 'When you take charge the notices stop and the team sees your name. The reasons open on the board.',
    take: 'I take charge',
    press: 'I am here',
    board: 'Open the board',
    gone: 'This link is no longer good. Open the board to see what is pending.',
    said: {
      taken: 'You are in charge. Open the board to see the reasons and note the call.',
      'taken-by': 'Somebody else took charge first. You need do nothing.',
      pressed: 'Noted. Thank you.',
      'not-yours': 'Your role cannot take charge. Open the board to follow it.',
      over: 'It is no longer needed. Open the board if you want to check.',
    } satisfies Readonly<Record<Answered, string>>,
  },
})
