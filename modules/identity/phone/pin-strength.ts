/** The few that are tried first by whoever finds a phone. */
export function isEasyPin(pin: string): boolean {
  const digits = [...pin].map(Number)
  const steps = new Set(digits.slice(1).map((digit, at) => digit - (digits[at] ?? 0)))
  const [step] = steps
  const isRun = steps.size === 1 && step !== undefined && Math.abs(step) <= 1
  const halves = pin.slice(0, 3) === pin.slice(3)
  const pairs = new Set([pin.slice(0, 2), pin.slice(2, 4), pin.slice(4)]).size === 1
  return isRun || halves || pairs
}
