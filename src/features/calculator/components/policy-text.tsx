import { CLAUSE_IDS, clauseAnchor, TEXT_BLOCKS, type TextBlock } from '@/policy-rules'
import { Link } from '@/ui/link'

/** The document as printed, every clause with an address of its own (`/policy#clause-1-3`). */
export function PolicyText() {
  const anchored = new Set<string>()
  const anchorOf = ({ clause }: TextBlock) => {
    if (!clause || anchored.has(clause)) return undefined
    anchored.add(clause)
    return clauseAnchor(clause)
  }
  return (
    <div className="grid gap-8 md:grid-cols-[9em_minmax(0,1fr)]">
      <nav aria-label="条款" data-no-print className="text-sm md:sticky md:top-4 md:self-start">
        <ul className="flex flex-wrap gap-x-3 gap-y-1 md:block md:space-y-1">
          {CLAUSE_IDS.map((clause) => (
            <li key={clause}>
              <a className="link" href={`#${clauseAnchor(clause)}`}>
                {clause}
              </a>
            </li>
          ))}
          <li>
            <Link href="/rulings">口径说明</Link>
          </li>
        </ul>
      </nav>
      <article aria-labelledby="document-title" className="font-serif text-[17px] leading-8">
        <h1 id="document-title" className="sr-only">
          政策原文：豫商财〔2024〕15号
        </h1>
        {TEXT_BLOCKS.map((block, index) => (
          <Block key={index} block={block} id={anchorOf(block)} first={index === 0} />
        ))}
      </article>
    </div>
  )
}

function Block({ block, id, first }: { block: TextBlock; id?: string; first: boolean }) {
  const scroll = 'scroll-mt-4 target:bg-accent-wash'
  switch (block.kind) {
    case 'issuer':
      return (
        <p className={`text-center text-2xl font-bold text-vermilion ${first ? '' : 'mb-4'}`}>{block.text}</p>
      )
    case 'number':
      return <p className="mb-6 border-b-2 border-vermilion pb-3 text-center">{block.text}</p>
    case 'title':
      return <p className="text-center text-xl font-bold">{block.text}</p>
    case 'section':
      return <h2 className="mt-6 mb-2 font-bold">{block.text}</h2>
    case 'heading':
      return (
        <h3 id={id} className={`mt-4 mb-1 font-semibold ${scroll}`}>
          {block.text}
        </h3>
      )
    case 'imprint':
      return <p className="mt-4 text-right">{block.text}</p>
    case 'salutation':
      return <p className="mt-6 mb-2">{block.text}</p>
    default:
      return (
        <p id={id} className={`mb-2 indent-[2em] ${scroll}`}>
          {block.text}
        </p>
      )
  }
}
