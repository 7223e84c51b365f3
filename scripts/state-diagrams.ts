import { writeFileSync } from 'node:fs'

import { statesFile, statesMarkdown } from './state-tables'

writeFileSync(statesFile, await statesMarkdown())
console.warn(`已写入 ${statesFile}`)
