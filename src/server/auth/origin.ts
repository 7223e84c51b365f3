import { allowedOrigins } from '../env'

/**
 * A server action of Next runs without an Origin, and with a foreign one when X-Forwarded-Host is forged to match
 * (security.md). So the Origin is asked here, against a configured list, and its absence is a refusal.
 */
export function isOwnOrigin(origin: string | null): boolean {
  return origin !== null && allowedOrigins().includes(origin)
}
