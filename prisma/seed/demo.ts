import { demoToday } from './demo-accounts'
import { seedEnterprises } from './enterprises'
import { seedInsurancePolicies } from './insurance-policies'
import { seedParityRates } from './parity-rates'
import { seedAccounts, seedOrganisations } from './people'

/** A believable Henan: departments, insurers, 400 enterprises, three years of policies, finished half-years, an open one. */
export async function seedDemo(say: (line: string) => void): Promise<void> {
  await seedOrganisations()
  const enterprises = await seedEnterprises()
  await seedAccounts()
  await seedParityRates(demoToday)
  await seedInsurancePolicies(enterprises)
  say(`  机构、人员、${enterprises.length} 家企业、三年保单`)
}
