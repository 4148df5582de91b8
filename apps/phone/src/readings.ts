import { dictionary } from '@ayni/ui'

/** Public texts (C0), plain self-care that any clinician would say; the library proper arrives with its own room. */
export const readings = dictionary({
  es: {
    guard: [
      'Después de una guardia larga',
      'Antes de dormir, come algo y toma agua: el cuerpo descansa mejor.',
      'Duerme en dos partes si hace falta. Noventa minutos ya ayudan.',
      'Si vas a manejar o a viajar, duerme primero. El sueño pesa como el alcohol.',
      'Cuenta a alguien lo más difícil de la noche. No para resolverlo: para no cargarlo a solas.',
    ],
    alone: [
      'Cuando el pueblo queda lejos de todos',
      'Fija una hora de llamada a la semana con alguien que quieres. Que sea fija ayuda más que que sea larga.',
      'Escribe los mensajes aunque no haya señal: saldrán después.',
      'Aprende el nombre de tres personas del lugar que no sean pacientes.',
      'Extrañar no es fallar. Si pasan dos semanas y casi nada te interesa, haz un chequeo y hablemos.',
    ],
    patient: [
      'Después de perder a un paciente',
      'Es posible que repases cada decisión. Eso habla de cuánto te importa, no de culpa.',
      'Escribe lo que pasó, en orden, una sola vez. Luego ciérralo.',
      'Habla con un colega que haya estado ahí. Casi todos han estado ahí.',
      'Si las imágenes vuelven muchas noches, pide hablar con alguien desde Ayuda.',
    ],
  },
  en: {
    guard: [
      'After a long shift',
      'Before you sleep, eat something and drink water: the body rests better.',
      'Sleep in two parts if you must. Ninety minutes already help.',
      'If you are going to drive or travel, sleep first. Sleepiness weighs like alcohol.',
      'Tell someone the hardest part of the night. Not to solve it: so as not to carry it alone.',
    ],
    alone: [
      'When the village is far from everyone',
      'Fix one hour a week to call someone you love. That it is fixed helps more than that it is long.',
      'Write your messages even without a signal: they will go later.',
      'Learn the names of three people of the place who are not patients.',
      'Missing people is not failing. If two weeks pass and almost nothing interests you, do a check and let us talk.',
    ],
    patient: [
      'After losing a patient',
      'You may go over every decision. That speaks of how much you care, not of guilt.',
      'Write down what happened, in order, once. Then close it.',
      'Talk with a colleague who has been there. Almost all of them have.',
      'If the images return many nights, ask to talk with someone from Help.',
    ],
  },
})
