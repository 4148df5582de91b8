/** What is being looked for, in words. Nothing is drawn where an answer will stand; it appears only after 0.4 s. */
export const Loading = ({ words }: { readonly words: string }) => (
  <p class="loading" role="status">
    {words}
  </p>
)
