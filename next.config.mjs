/** @type {import('next').NextConfig} */
export default {
  // A second server beside the first (tests, a helper's preview) needs a build folder of its own.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // The image optimizer had remote-code advisories in 2026; nothing here needs it (security.md).
  images: { unoptimized: true },
  // Types are checked by `npm run check`; a second time in the build would only make the start slower.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    'pg',
    'pino',
    '@react-pdf/renderer',
    'hucre',
    'docx',
    'yauzl',
    'flydrive',
    'nodemailer',
    'chinese-days',
    'prom-client',
  ],
  experimental: { serverActions: { bodySizeLimit: '25mb' }, proxyClientMaxBodySize: '25mb' },
}
