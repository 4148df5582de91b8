import { dictionary } from '@ayni/ui'

export const words = dictionary({
  es: {
    ask: 'Quedamos en saber de ti',
    lead: 'Basta con un toque. También sirve sin señal: se envía cuando vuelva.',
    ok: 'Estoy bien',
    notOk: 'No estoy bien',
    callMe: 'Llámenme',
    waiting: 'Guardado en este teléfono. Todavía no ha llegado al equipo.',
    said: {
      ok: 'Recibido. Gracias por avisar.',
      'not-ok': 'Recibido. Te vamos a llamar.',
      'call-me': 'Recibido. Te vamos a llamar.',
    },
    withYou: (who: string) => `Te acompaña ${who}.`,
    now: 'Si necesitas hablar ahora, abre Ayuda.',
  },
  en: {
    ask: 'We agreed to hear from you',
    lead: 'One touch is enough. It works without a signal too: it is sent when it is back.',
    ok: 'I am fine',
    notOk: 'I am not fine',
    callMe: 'Call me',
    waiting: 'Kept on this phone. It has not reached the team yet.',
    said: {
      ok: 'Received. Thank you for telling us.',
      'not-ok': 'Received. We will call you.',
      'call-me': 'Received. We will call you.',
    },
    withYou: (who) => `${who} is with you.`,
    now: 'If you need to talk now, open Help.',
  },
})
