import { dictionary } from '@ayni/ui'

/** Written in a calm hour; nobody has to answer everything. */
export const words = dictionary({
  es: {
    entry: 'En tus palabras',
    contact: 'Teléfono, si lo tiene',
    likely: '¿Qué tan probable es que lo hagas? (0 nada, 10 seguro)',
    notSaid: 'sin decir',
    obstacle: '¿Qué podría estorbarlo, y qué harías entonces?',
    add: 'Agregar otra',
    remove: 'Quitar',
    removed: 'Quitaste una línea.',
    next: 'Siguiente',
    later: 'Seguir otro día',
    kept: 'guardado en este teléfono',
    already:
      'Ya están puestos: quien te acompaña, el equipo de guardia, la Línea 113, SAMU 106 y los hospitales más cercanos.',
    questions: {
      'warning-signs':
        '¿Qué es lo primero que notas cuando empiezas a estar mal? Un pensamiento, una sensación, algo que haces o dejas de hacer.',
      'internal-coping':
        '¿Qué puedes hacer, sin nadie más, que te alivie un poco? Lo que sirve en tu puesto, también de noche.',
      'social-distraction': '¿Con quién o dónde se te va la cabeza a otra cosa? No hace falta contarles nada.',
      'ask-for-help': '¿A quién puedes decirle que estás mal y que te acompañe?',
      'professional-support': '¿Qué otro profesional o servicio quieres tener a mano?',
      'safer-environment':
        '¿Qué hace más seguro tu entorno estos días? Escribe solo la medida: quién guarda algo, quién te acompaña, hasta cuándo.',
      matters: 'Si quieres: una persona, un lugar, algo que esperas.',
    },
    end: 'Así va tu plan.',
    whole: 'Tiene todos sus pasos.',
    missing: 'Puedes guardarlo así. Cuando quieras, puedes agregar:',
    reviewOn: '¿Cuándo quieres volver a mirarlo?',
    save: 'Guardar mi plan',
    saved: 'Tu plan está guardado.',
  },
  en: {
    entry: 'In your words',
    contact: 'Phone, if there is one',
    likely: 'How likely is it that you will do it? (0 not at all, 10 certain)',
    notSaid: 'not said',
    obstacle: 'What could get in the way, and what would you do then?',
    add: 'Add another',
    remove: 'Remove',
    removed: 'You removed a line.',
    next: 'Next',
    later: 'Go on another day',
    kept: 'kept on this phone',
    already: 'Already there: who is with you, the duty team, Line 113, SAMU 106 and the nearest hospitals.',
    questions: {
      'warning-signs':
        'What do you notice first when things get bad? A thought, a feeling, something you do or stop doing.',
      'internal-coping':
        'What can you do, with nobody else, that eases it a little? What works at your post, also at night.',
      'social-distraction': 'With whom or where does your mind go elsewhere? You need not tell them anything.',
      'ask-for-help': 'Whom can you tell that things are bad, and ask to stay with you?',
      'professional-support': 'Which other professional or service do you want at hand?',
      'safer-environment':
        'What makes your surroundings safer these days? Write only the measure: who keeps something, who is with you, until when.',
      matters: 'If you like: a person, a place, something you look forward to.',
    },
    end: 'This is your plan so far.',
    whole: 'It has all its steps.',
    missing: 'You can keep it like this. Whenever you like, you can add:',
    reviewOn: 'When do you want to look at it again?',
    save: 'Keep my plan',
    saved: 'Your plan is kept.',
  },
})
