/** All [D]: for the sign-offs. Seconds. */
export type SignInPolicy = {
  readonly codeLastsS: number
  readonly triesPerCode: number
  /** A session ends after this, however busy. */
  readonly sessionMaxS: number
}

export const signInPolicy: SignInPolicy = { codeLastsS: 600, triesPerCode: 5, sessionMaxS: 30 * 86_400 }
