/** The first stop of the keyboard on every page. */
export function SkipLink() {
  return (
    <a
      href="#main"
      data-frame
      className="sr-only z-50 bg-white px-4 py-2 text-accent underline focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      跳到主要内容
    </a>
  )
}
