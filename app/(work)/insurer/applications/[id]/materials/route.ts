import { answerUpload } from '@/features/applications/material-upload-route'
import { routeHandler } from '@/server/route'

/** One file for one requirement of the insurer's application. */
export const POST = routeHandler<{ id: string }>(answerUpload, { perMinute: 120 })
