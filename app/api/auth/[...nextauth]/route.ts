import { authHandler } from '@/features/accounts'

export { authHandler as GET, authHandler as POST }
