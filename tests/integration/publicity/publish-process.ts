import { publishDue } from '@/features/publicity/publish-due'

/** A process of its own that publishes what is due (`scheduled.test.ts` kills it half way). */
await publishDue(new Date(process.env.PUBLISH_NOW!))
process.exit(0)
