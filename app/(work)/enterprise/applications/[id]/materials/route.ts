import { answerUpload } from '@/features/applications/material-upload-route'
import { routeHandler } from '@/server/route'

/** One file for one requirement; a broken upload keeps nothing and may be sent again. */
export const POST = routeHandler<{ id: string }>(answerUpload, { perMinute: 120 })
