import { PublicHome } from '@/features/calculator/components/public-home'

export default function Page() {
  return <PublicHome />
}
