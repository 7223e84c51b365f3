// 'server-only' guards client bundles; outside Next there is nothing to guard.
export {}
