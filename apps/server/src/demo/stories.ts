import { answersWith, type Story } from './live-a-life.ts'

const nobody = answersWith([0, 0], [0, 0], [0, 0])
const well = answersWith([0, 4], [0, 4], [0, 4])
const low = answersWith([5, 9], [3, 9], [1, 9])
const moderate = answersWith([10, 17], [8, 13], [2, 9])
const severe = answersWith([20, 24], [12, 16], [3, 10])
const nonAcute = answersWith([8, 15], [6, 12], [2, 6], 'nnnyn')

const came = (
  reached: Story['reached'],
  answers: Story['answers'],
  answeredAgo: number,
  history: Story['history'] = 'none',
): Story => ({ reached, answers, answeredAgo, history })

/** A plausible two months: many never reached, many who agreed and did not answer, a few in trouble. Oldest first. */
export const stories: readonly Story[] = [
  ...Array.from({ length: 9 }, () => came('never', nobody, 0)),
  ...Array.from({ length: 11 }, (_, i) => came('consented', nobody, 40 - i * 3)),
  ...Array.from({ length: 8 }, (_, i) => came('answered', well, 45 - i * 5)),
  ...Array.from({ length: 8 }, (_, i) => came('answered', low, 44 - i * 5, i === 2 ? 'anxiety' : 'none')),
  came('stopped-half-way', low, 6),
  came('stopped-half-way', low, 3.4),
  came('stopped-half-way', well, 1.2),
  ...Array.from({ length: 5 }, (_, i) => came('answered', moderate, 9 - i * 2, i === 1 ? 'depression' : 'none')),
  came('answered', severe, 2.2, 'depression'),
  came('answered', nonAcute, 20),
  came('answered', nonAcute, 0.12),
]
