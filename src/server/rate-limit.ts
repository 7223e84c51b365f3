/** A bucket a key, in this process: `limit` uses in `seconds`. Several web processes each allow as much (ADR 0001). */
const buckets = new Map<string, { used: number; until: number }>()

export function withinRate(key: string, limit: number, seconds: number, now = Date.now()): boolean {
  if (buckets.size > 50_000) for (const [old, bucket] of buckets) if (bucket.until < now) buckets.delete(old)
  const bucket = buckets.get(key)
  if (!bucket || bucket.until < now) {
    buckets.set(key, { used: 1, until: now + seconds * 1000 })
    return true
  }
  bucket.used += 1
  return bucket.used <= limit
}
