import { dictionary } from '@ayni/ui'

/** What the check says. Names what is felt, never a diagnosis; says what happens, when, and who will know. */
export const words = dictionary({
  es: {
    check: {
      30: 'Tu chequeo del primer mes',
      90: 'Tu chequeo del tercer mes',
      180: 'Tu chequeo del sexto mes',
      300: 'Tu chequeo del décimo mes',
    },
    anyCheck: 'Tu chequeo',
    cardLong: 'Unos 8 minutos, en partes. Funciona sin señal. Lo ve solo tu equipo clínico.',
    cardOpen: (left: number) =>
      left === 1 ? 'Te falta una parte. Sigue donde la dejaste.' : `Te faltan ${left} partes. Sigue donde lo dejaste.`,
    dueOn: (day: string) => `Te toca el ${day}. Puedes hacerlo antes, si quieres.`,
    start: 'Empezar',
    goOn: 'Seguir',
    notNow: 'ahora no',
    intro: {
      title: '¿Cómo han sido estas semanas?',
      parts:
        'Son cuatro partes cortas. Puedes parar y seguir después: lo que respondes queda guardado en este teléfono.',
      who: 'Lo ve solo tu equipo clínico. No lo ven tu jefatura, tu red de salud ni tu universidad.',
      contact:
        'Si algo de lo que respondes nos preocupa, una persona del equipo te llamará. Si estás en peligro ahora, no esperes esa llamada: toca «Ayuda ya».',
      freedom: 'Puedes no responder cualquier pregunta.',
    },
    part: (at: number, of: number, name: string) => `Parte ${at} de ${of} · ${name}`,
    names: {
      asq: 'tu seguridad',
      'phq-9': 'ánimo',
      'gad-7': 'nervios y preocupación',
      audit: 'alcohol',
      history: 'tu historia',
    },
    asqLead: 'Estas preguntas se las hacemos a todos. Responde con lo que sientes.',
    refuse: 'Prefiero no responder',
    back: 'Atrás',
    later: 'Seguir luego',
    next: 'Siguiente',
    kept: 'Guardado en este teléfono',
    skipPart: 'Dejar esta parte sin responder',
    loading: 'Abriendo las preguntas…',
    mismatch: {
      title: 'Dos de tus respuestas no coinciden.',
      body: 'Cambiaste una respuesta y otra quedó de antes. Puedes revisarla o dejarla así: nadie la borra.',
      keep: 'Dejarla así',
      review: 'Revisar',
    },
    pause: {
      title: 'Gracias por responder esto.',
      body: 'Lo más importante ya está guardado. El resto del chequeo puede esperar: sigue ahora o déjalo aquí, como prefieras.',
      goOn: 'Seguir con el chequeo',
      stop: 'Dejarlo aquí',
      help: 'Ver con quién hablar ahora',
    },
  },
  en: {
    check: {
      30: 'Your first-month check',
      90: 'Your third-month check',
      180: 'Your sixth-month check',
      300: 'Your tenth-month check',
    },
    anyCheck: 'Your check',
    cardLong: 'About 8 minutes, in parts. Works without signal. Only your clinical team sees it.',
    cardOpen: (left) =>
      left === 1 ? 'One part is left. Go on where you stopped.' : `${left} parts are left. Go on where you stopped.`,
    dueOn: (day) => `It is due on ${day}. You can do it earlier if you like.`,
    start: 'Start',
    goOn: 'Go on',
    notNow: 'not now',
    intro: {
      title: 'How have these weeks been?',
      parts: 'Four short parts. You can stop and go on later: what you answer is kept on this phone.',
      who: 'Only your clinical team sees it. Your managers, your health network and your university do not.',
      contact:
        'If something you answer worries us, a person from the team will call you. If you are in danger now, do not wait for that call: press “Help now”.',
      freedom: 'You may leave any question unanswered.',
    },
    part: (at, of, name) => `Part ${at} of ${of} · ${name}`,
    names: {
      asq: 'your safety',
      'phq-9': 'mood',
      'gad-7': 'nerves and worry',
      audit: 'alcohol',
      history: 'your history',
    },
    asqLead: 'We ask everyone these questions. Answer with what you feel.',
    refuse: 'I prefer not to answer',
    back: 'Back',
    later: 'Go on later',
    next: 'Next',
    kept: 'Kept on this phone',
    skipPart: 'Leave this part unanswered',
    loading: 'Opening the questions…',
    mismatch: {
      title: 'Two of your answers do not match.',
      body: 'You changed one answer and another stayed from before. You can review it or leave it: nobody erases it.',
      keep: 'Leave it',
      review: 'Review',
    },
    pause: {
      title: 'Thank you for answering this.',
      body: 'The most important part is saved. The rest of the check can wait: go on now or leave it here, as you prefer.',
      goOn: 'Go on with the check',
      stop: 'Leave it here',
      help: 'See whom to talk to now',
    },
  },
})
